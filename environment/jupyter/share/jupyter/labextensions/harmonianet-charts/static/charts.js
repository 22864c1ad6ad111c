// Draws Plotly charts in JupyterLab, in place of the extension that comes with plotly.
// A chart keeps its height, fills the width of its cell, and has the colours of JupyterLab's theme.
// JupyterLab loads a module federation container. This one is written by hand, so nothing is built.
"use strict";
(() => {
  const MIME = "application/vnd.plotly.v1+json";
  const PICTURE = { format: "png", width: 900, scale: 1.25 };
  // The colours of the house style, and JupyterLab's variables that take their place.
  const THEME = { "#222": "--jp-content-font-color1", white: "--jp-layout-color0", "#e5e5e5": "--jp-border-color3" };
  // Of menus: Plotly's own colour of the entry under the mouse is for a white ground, and the arrow keeps its first one.
  const STYLE = `.jp-RenderedPlotly .updatemenu-item-rect { fill: var(--jp-layout-color1) !important; }
    .jp-RenderedPlotly :is(.updatemenu-header, .updatemenu-dropdown-button):hover .updatemenu-item-rect {
      fill: var(--jp-layout-color2) !important;
    }
    .jp-RenderedPlotly .updatemenu-header-arrow { fill: var(--jp-content-font-color1) !important; }`;
  const plotlyUrl = new URL("plotly.min.js", document.currentScript.src);
  let plotly;

  function loadPlotly() {
    plotly ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = plotlyUrl;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error(`${plotlyUrl} cannot be loaded: run make setup`));
      document.head.append(script);
    });
    return plotly;
  }

  /** Returns red, green, and blue of a colour that CSS knows, 0 to 255. */
  function channels(color) {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  /** Returns the relative luminance of WCAG 2, 0 (black) to 1 (white). */
  function luminance(rgb) {
    const [red, green, blue] = rgb.map(value => value / 255).map(c => (c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Returns a function that maps the colours of a figure to those of the current theme. */
  function palette() {
    const style = getComputedStyle(document.body);
    const theme = Object.fromEntries(Object.entries(THEME).map(([color, name]) => [color, style.getPropertyValue(name).trim()]));
    const ground = luminance(channels(theme.white));
    return color => {
      if (color in theme) {
        return theme[color];
      }
      if (ground > 0.2 || !/^#[0-9a-f]{6}$/i.test(color)) {
        return color;
      }
      let rgb = channels(color); // on a dark ground, lighter until the contrast is 3 to 1
      while ((luminance(rgb) + 0.05) / (ground + 0.05) < 3) {
        rgb = rgb.map(value => Math.round(value + (255 - value) * 0.1) + 1);
      }
      return `rgb(${rgb})`;
    };
  }

  /** Returns a copy of a figure, or of a part, with mapped colours. Colour scales stay as they are. */
  function mapped(value, map, key = "") {
    if (Array.isArray(value)) {
      return key === "colorscale" ? value : value.map(item => mapped(item, map, key));
    }
    if (value instanceof Object) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapped(part, map, name)]));
    }
    return typeof value === "string" && /color(way)?$/.test(key) ? map(value) : value;
  }

  const chartOf = Widget => class Chart extends Widget {
    constructor() {
      super();
      this.addClass("jp-RenderedPlotly");
      this.sizes = new ResizeObserver(() => this.node.clientWidth !== this.drawnWidth && this.drawSoon());
      this.sizes.observe(this.node);
      this.themes = new MutationObserver(() => {
        this.drawnWidth = null; // a hidden chart is drawn when it is shown
        this.drawSoon();
      });
      this.themes.observe(document.body, { attributeFilter: ["data-jp-theme-name"] });
    }

    dispose() {
      this.sizes.disconnect();
      this.themes.disconnect();
      clearTimeout(this.drawTimer);
      clearTimeout(this.pictureTimer);
      plotly?.then(Plotly => Plotly.purge(this.node));
      super.dispose();
    }

    async renderModel(model) {
      const figure = JSON.stringify(model.data[MIME]);
      if (figure === this.figure) {
        return;
      }
      this.figure = figure;
      this.chosen = null;
      this.height = model.data[MIME].layout?.height ?? 450;
      this.node.style.height = `${this.height}px`;
      await this.draw();
      clearTimeout(this.pictureTimer);
      this.pictureTimer = setTimeout(() => this.addPicture(model), 1000);
    }

    onAfterAttach() {
      this.drawSoon(); // the observer is silent as long as the cell is out of sight
    }

    drawSoon() {
      clearTimeout(this.drawTimer);
      this.drawTimer = setTimeout(() => this.draw(), 50);
    }

    async draw() {
      const Plotly = await loadPlotly();
      const width = this.node.clientWidth;
      if (!width || !this.figure || this.isDisposed) {
        return;
      }
      this.drawnWidth = width;
      const { data, layout, config, frames } = mapped(JSON.parse(this.figure), palette());
      const menu = this.chosen && layout.updatemenus[this.chosen.menu];
      if (menu) {
        menu.active = this.chosen.entry;
      }
      const size = { width, height: this.height, uirevision: true }; // the last keeps what was zoomed
      await Plotly.react(this.node, { data, layout: { ...size, ...layout }, config: { ...config, responsive: false }, frames });
      if (menu) {
        await Plotly.update(this.node, ...menu.buttons[menu.active].args);
      }
      this.node.removeAllListeners("plotly_buttonclicked");
      this.node.on("plotly_buttonclicked", ({ menu, active }) => {
        this.chosen = { menu: menu._index, entry: active };
      });
    }

    /** Keeps a picture on white ground beside the figure, for exports and for pages without Plotly. */
    async addPicture(model) {
      const { figure, height } = this;
      if (model.data["image/png"] || !this.drawnWidth) {
        return;
      }
      const Plotly = await loadPlotly();
      const shown = JSON.parse(figure);
      if (shown.layout.updatemenus) { // which a picture cannot open
        delete shown.layout.updatemenus;
        shown.layout.margin.t = 60;
      }
      const url = await Plotly.toImage(shown, { ...PICTURE, height });
      if (figure === this.figure && !this.isDisposed) {
        model.setData({ data: { ...model.data, "image/png": url.split(",")[1] } });
      }
    }
  };

  let shared;
  const container = {
    init: scope => {
      shared = scope;
    },
    get: async () => {
      const [lumino] = Object.values(shared["@lumino/widgets"]);
      const Chart = chartOf((await lumino.get())().Widget);
      const rendererFactory = { safe: true, mimeTypes: [MIME], createRenderer: () => new Chart() };
      return () => ({ id: "harmonianet-charts:factory", rendererFactory, rank: 2, dataType: "json" });
    },
  };
  document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
  (window._JUPYTERLAB ??= {})["harmonianet-charts"] = container;
})();
