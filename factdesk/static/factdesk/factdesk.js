/* The theme switch and the "/" key. Every page works without this file. */
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

  document.addEventListener("DOMContentLoaded", label);
  darkByDefault.addEventListener("change", label);

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-theme-switch]")) { return; }
    root.dataset.theme = isDark() ? "light" : "dark";
    try { window.localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* lasts for this page only */ }
    label();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("input, textarea, select, [contenteditable]")) { return; }
    var search = document.getElementById("search");
    if (search) { event.preventDefault(); search.focus(); }
  });
})();
