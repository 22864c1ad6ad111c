// On a touch screen, a finger that moves over a chart scrolls the page and does not zoom the chart.
var touch = matchMedia("(pointer: coarse)").matches;
document.querySelectorAll(".hn-plotly").forEach(function (place) {
  var figure = JSON.parse(place.querySelector("script").textContent);
  var chart = place.querySelector("[role=img]");
  if (touch) { figure.layout.dragmode = false; }
  Plotly.newPlot(chart, figure.data, figure.layout, figure.config);
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
// The keyboard scrolls a box that it can reach; only a box that is wider than the screen is worth a stop.
function reachWideBoxes() {
  document.querySelectorAll(".jp-OutputArea-output, .highlight pre").forEach(function (box) {
    if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; } else { box.removeAttribute("tabindex"); }
  });
}
document.getElementById("hn-switch").addEventListener("change", function () {
  document.body.classList.toggle("hn-code", this.checked);
  reachWideBoxes();
});
addEventListener("resize", reachWideBoxes);
reachWideBoxes();
