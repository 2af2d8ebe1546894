/* The theme switch, the switch of single-letter keys, and the "/" key. Every page works without this file. */
(function () {
  "use strict";

  var root = document.documentElement;
  var darkByDefault = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try { return window.localStorage.getItem("theme"); } catch (error) { return null; /* storage is switched off */ }
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : darkByDefault.matches;
  }

  function label() {
    document.querySelectorAll("[data-theme-switch]").forEach(function (button) {
      button.hidden = false;
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    });
  }

  // Before the page is painted, so that it does not flash in the other theme.
  if (stored() === "dark" || stored() === "light") { root.dataset.theme = stored(); }

  // Other files ask the page itself whether letters are keys.
  var LETTERS = "factdesk-letter-keys";

  function lettersStored() {
    try { return window.localStorage.getItem(LETTERS); } catch (error) { return null; /* storage is switched off */ }
  }

  function showLetters() {
    document.querySelectorAll("[data-keys-switch]").forEach(function (row) {
      row.hidden = false;
      row.querySelector("input").checked = root.dataset.letterKeys !== "off";
    });
  }

  root.dataset.letterKeys = lettersStored() === "off" ? "off" : "on";
  document.addEventListener("DOMContentLoaded", showLetters);
  document.addEventListener("change", function (event) {
    if (!event.target.closest("[data-keys-switch]")) { return; }
    root.dataset.letterKeys = event.target.checked ? "on" : "off";
    try { window.localStorage.setItem(LETTERS, root.dataset.letterKeys); } catch (error) { /* lasts for this page only */ }
    showLetters();
  });

  document.addEventListener("DOMContentLoaded", label);
  darkByDefault.addEventListener("change", label);

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-theme-switch]")) { return; }
    root.dataset.theme = isDark() ? "light" : "dark";
    try { window.localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* lasts for this page only */ }
    label();
  });

  document.addEventListener("keydown", function (event) {
    if (root.dataset.letterKeys === "off") { return; }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("input, textarea, select, [contenteditable]")) { return; }
    var search = document.getElementById("search");
    if (search) { event.preventDefault(); search.focus(); }
  });
})();
