// Shows a network with sliders in JupyterLab: what a cell with a TryIt returns.
// As in harmonianet-charts, the module federation container is written by hand, so nothing is built.
"use strict";
(() => {
  const MIME = "application/vnd.harmonianet.try-it+json";
  const folder = document.currentScript.src;
  let loaded;

  function load() {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("try-it.js", folder);
      script.onload = () => resolve(window.HarmoniaNetTryIt);
      script.onerror = () => reject(new Error(`${script.src} cannot be loaded: run make setup`));
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("try-it.css", folder) });
      document.head.append(style, script);
    });
    return loaded;
  }

  const viewOf = Widget => class TryIt extends Widget {
    constructor() {
      super();
      this.addClass("hn-try-it");
    }

    async renderModel(model) {
      (await load()).draw(this.node, model.data[MIME]);
      for (const control of this.node.querySelectorAll("input, button")) {
        control.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys
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
      const View = viewOf((await lumino.get())().Widget);
      const rendererFactory = { safe: true, mimeTypes: [MIME], createRenderer: () => new View() };
      return () => ({ id: "harmonianet-try-it:factory", rendererFactory, rank: 2, dataType: "json" });
    },
  };
  (window._JUPYTERLAB ??= {})["harmonianet-try-it"] = container;
})();
