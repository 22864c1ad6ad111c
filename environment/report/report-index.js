// Draws the charts of the report's first page.
document.querySelectorAll(".chart").forEach(function (place) {
  var figure = JSON.parse(place.querySelector("script").textContent);
  Plotly.newPlot(place.querySelector("[role=img] div"), figure.data, figure.layout, figure.config);
});
document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
