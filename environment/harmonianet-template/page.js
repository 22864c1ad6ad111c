document.querySelectorAll(".hn-plotly").forEach(function (place) {
  var figure = JSON.parse(place.querySelector("script").textContent);
  Plotly.newPlot(place.appendChild(document.createElement("div")), figure.data, figure.layout, figure.config);
});
document.querySelectorAll('a[href$=".ipynb"]').forEach(function (link) {
  link.href = link.getAttribute("href").replace(/ipynb$/, "html");
});
document.querySelectorAll("h2[id], h3[id]").forEach(function (heading) {
  var link = document.createElement("a");
  link.href = "#" + heading.id;
  link.textContent = heading.firstChild.textContent;
  link.className = heading.tagName === "H3" ? "sub" : "";
  document.getElementById("hn-contents").appendChild(link);
});
document.getElementById("hn-switch").addEventListener("change", function () {
  document.body.classList.toggle("hn-code", this.checked);
});
