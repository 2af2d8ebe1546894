/* Keys of "Same measure?": y and n answer for the pair that has the focus, else for the first. Buttons do the same. */
(function () {
  "use strict";

  function lettersOn() { return document.documentElement.dataset.letterKeys !== "off"; }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !lettersOn()) { return; }
    if (event.key !== "y" && event.key !== "n") { return; }
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) { return; }
    var row = event.target.closest("[data-row]") || document.querySelector("[data-row]");
    var button = row && row.querySelector('[data-answer="' + event.key + '"]');
    if (!button) { return; }
    event.preventDefault();
    button.click();
  });
})();
