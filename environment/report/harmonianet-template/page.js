// On a touch screen, a finger that moves over a chart scrolls the page and does not zoom the chart.
var touch = matchMedia("(pointer: coarse)").matches;
document.querySelectorAll(".hn-plotly").forEach(function (place) {
  var figure = JSON.parse(place.querySelector("script").textContent);
  if (touch) { figure.layout.dragmode = false; }
  Plotly.newPlot(place.querySelector("[role=img] div"), figure.data, figure.layout, figure.config);
});
document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
// Notebooks link to notebooks and to their contents. A page that this report does not have gets no link.
var pages = [...document.querySelectorAll("nav.hn > :not(label)")].map(page => page.getAttribute("href") ?? page.textContent + ".html");
document.querySelectorAll('main a[href$=".ipynb"], main a[href="README.md"]').forEach(function (link) {
  var target = link.getAttribute("href").replace(/ipynb$/, "html").replace("README.md", "index.html");
  if (pages.includes(target)) { link.href = target; } else { link.replaceWith(...link.childNodes); }
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
