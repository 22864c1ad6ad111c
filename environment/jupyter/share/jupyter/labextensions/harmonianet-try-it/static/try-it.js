// A network with a slider for each feature, which computes the probability of each genre in the page itself.
// Pages of the report have its data in a script element; in JupyterLab, lab.js calls draw. TryIt.java says what the data are.
"use strict";
window.HarmoniaNetTryIt = (() => {
  const QUIET_MS = 700; // without a change, until a screen reader is told the result

  let sliders = 0; // of all that were drawn

  /** Makes an element with children; a property is one of the DOM, or else an attribute. */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      name in made ? (made[name] = value) : made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  /** Returns the numbers of a Base64 text: 32-bit floats, little-endian. */
  function floats(base64) {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  }

  /** Returns a function that predicts the probability of each genre from the sliders' values. */
  function predictor({ sliders, layers }) {
    const network = layers.map(layer => ({ ...layer, weights: floats(layer.weights), bias: floats(layer.bias) }));
    return values => {
      let numbers = sliders.map(({ mean, scale }, i) => Math.fround((values[i] - mean) / scale));
      network.forEach(({ inputs, weights, bias }, layer) => {
        const last = layer === network.length - 1;
        numbers = Array.from(bias, (sum, output) => {
          for (let i = 0, w = output * inputs; i < inputs; i++, w++) {
            sum += weights[w] * numbers[i];
          }
          return last ? sum : Math.max(0, sum); // ReLU
        });
      });
      const greatest = Math.max(...numbers);
      const powers = numbers.map(logit => Math.exp(logit - greatest)); // softmax
      const sum = powers.reduce((total, power) => total + power);
      return powers.map(power => power / sum);
    };
  }

  const isScale = unit => /^-?\d/.test(unit); // such as 0 to 1, which is no unit
  const percent = probability => `${(100 * probability).toFixed(1)}%`;

  /** Returns a value as text: a duration in minutes and seconds, all else with the decimals of the slider's step. */
  function text(value, { unit, step }) {
    if (unit === "ms") {
      const seconds = Math.round(value / 1000);
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
    return value.toFixed(Math.max(0, -Math.floor(Math.log10(step)))).replace("-", "\u2212");
  }

  /** Returns a value as text with its unit. */
  function withUnit(value, feature) {
    const unit = feature.unit === "ms" ? "min" : feature.unit;
    return isScale(unit) ? text(value, feature) : `${text(value, feature)} ${unit}`;
  }

  /** Makes a feature's slider: its input, and the row that it stands in. */
  function slider(feature, changed) {
    const { name, unit, least, greatest, step } = feature;
    const id = `hn-slider-${++sliders}`;
    const input = element("input", { id, type: "range", min: least, max: greatest, step });
    const label = element("label", { htmlFor: id }, name.replace(/_ms$/, "").replaceAll("_", " "));
    if (isScale(unit)) {
      label.append(element("small", {}, ` ${unit}`));
    }
    const hidden = { "aria-hidden": "true" }; // a screen reader has it from the input
    const value = element("span", { className: "hn-value", ...hidden });
    const [low, high] = [least, greatest].map(end => element("small", hidden, text(end, feature)));
    const row = element("div", { className: "hn-slider" }, label, value, low, input, high);
    const set = number => {
      input.valueAsNumber = number;
      const shown = withUnit(input.valueAsNumber, feature);
      input.setAttribute("aria-valuetext", shown);
      value.textContent = shown;
    };
    input.addEventListener("input", () => {
      set(input.valueAsNumber);
      changed();
    });
    return { row, set, value: () => input.valueAsNumber };
  }

  /** Makes the bars of the genres, and a function that shows their probabilities. */
  function result(genres) {
    const best = element("b");
    const probability = element("span");
    const status = element("p", { className: "hn-status", role: "status" });
    const bars = genres.map(genre => {
      const bar = element("span", { className: "hn-bar", "aria-hidden": "true" }, element("i"));
      return element("li", {}, element("span", {}, genre), element("span", { className: "hn-value" }), bar);
    });
    const list = element("ul", { "aria-label": "Probability of each genre" }, ...bars);
    const head = element("p", { className: "hn-best" }, "The network predicts ", best, ", ", probability);
    let timer;
    const show = probabilities => {
      const first = probabilities.indexOf(Math.max(...probabilities));
      bars.forEach((bar, i) => {
        bar.style.setProperty("--probability", probabilities[i]);
        bar.classList.toggle("hn-first", i === first);
        bar.children[1].textContent = percent(probabilities[i]);
      });
      best.textContent = genres[first];
      probability.textContent = percent(probabilities[first]);
      clearTimeout(timer);
      timer = timer === undefined ? null : setTimeout(() => (status.textContent = head.textContent), QUIET_MS);
    };
    return { place: element("div", { className: "hn-result" }, head, list, status), show };
  }

  /** Draws the sliders and the bars into an element. */
  function draw(place, data) {
    const predict = predictor(data);
    const { place: bars, show } = result(data.genres);
    const press = chosen => buttons.forEach(button => button.setAttribute("aria-pressed", button === chosen));
    const update = () => show(predict(inputs.map(input => input.value())));
    const changed = () => {
      press(null);
      update();
    };
    const inputs = data.sliders.map(feature => slider(feature, changed));
    const buttons = data.presets.map(({ name, values }) => {
      const button = element("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        inputs.forEach((input, i) => input.set(values[i]));
        press(button);
        update();
      });
      return button;
    });
    const varying = inputs.filter((_, i) => data.sliders[i].least < data.sliders[i].greatest);
    const presets = element("div", { className: "hn-presets" }, ...buttons);
    const start = element("fieldset", {}, element("legend", {}, "Start with the mean of"), presets);
    const panels = element("div", { className: "hn-panels" }, element("div", {}, ...varying.map(({ row }) => row)), bars);
    place.replaceChildren(element("div", { className: "hn-body" }, start, panels));
    buttons[0].click();
  }

  for (const data of document.querySelectorAll(".hn-try-it > script[type='application/json']")) {
    draw(data.parentElement, JSON.parse(data.textContent));
  }
  return { draw };
})();
