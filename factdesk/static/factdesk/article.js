/* The button that copies a sentence with its source. Without this file the text stands in its field to be copied. */
(function () {
  "use strict";

  if (!navigator.clipboard) { return; }

  document.querySelectorAll("[data-copy]").forEach(function (button) { button.hidden = false; });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) { return; }
    var field = document.getElementById(button.dataset.copy);
    var told = document.getElementById(button.dataset.copy + "-copied");
    navigator.clipboard.writeText(field.value).then(
      function () { told.textContent = "Copied."; },
      function () { field.select(); told.textContent = "Your browser did not allow it: the words are marked, copy them by hand."; }
    );
  });
})();
