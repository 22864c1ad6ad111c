// On a touch screen, a finger that moves over a chart scrolls the page and does not zoom the chart.
var touch = matchMedia("(pointer: coarse)").matches;
document.querySelectorAll(".hn-plotly").forEach(function (place) {
  var figure = JSON.parse(place.querySelector("script").textContent);
  if (touch) { figure.layout.dragmode = false; }
  Plotly.newPlot(place.querySelector("[role=img] div"), figure.data, figure.layout, figure.config);
});
document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
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
// nbconvert makes a keyboard stop of each cell. Only a box that scrolls sideways is worth one.
function reachWideBoxes() {
  document.querySelectorAll(".jp-Cell-inputWrapper, .jp-OutputArea-output, .highlight pre").forEach(function (box) {
    if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; } else { box.removeAttribute("tabindex"); }
  });
}
document.getElementById("hn-switch").addEventListener("change", function () {
  document.body.classList.toggle("hn-code", this.checked);
  reachWideBoxes();
});
addEventListener("resize", reachWideBoxes);
reachWideBoxes();
