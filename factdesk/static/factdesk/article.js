/* The button that copies a sentence with its source. Without this file the text stands in its field to be copied. */
(function () {
  "use strict";

  if (!navigator.clipboard) { return; } // the site is not served securely

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

/* Words selected in the text lead to the form that adds a claim. Without this file the sentence is picked from a list. */
(function () {
  "use strict";

  var bar = document.querySelector("[data-add]");
  if (!bar) { return; }
  var link = bar.querySelector("a");
  var shown = bar.querySelector("[data-selected]");

  // The text as it is stored: without the numbers of the marks and the words for screen readers.
  function lengthBefore(block, node, offset) {
    var range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, offset);
    var part = range.cloneContents();
    part.querySelectorAll("sup, .hidden").forEach(function (extra) { extra.remove(); });
    return Array.from(part.textContent).length;
  }

  function place(node, offset) {
    var element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    var block = element && element.closest("[data-start]");
    return block ? Number(block.dataset.start) + lengthBefore(block, node, offset) : null;
  }

  document.addEventListener("selectionchange", function () {
    var selection = document.getSelection();
    var words = selection.rangeCount ? selection.toString().trim() : "";
    var range = words ? selection.getRangeAt(0) : null;
    var start = range ? place(range.startContainer, range.startOffset) : null;
    var end = range ? place(range.endContainer, range.endOffset) : null;
    var usable = start !== null && end !== null && start < end;
    if (!usable && bar.contains(document.activeElement)) { return; }
    bar.hidden = !usable;
    if (!usable) { return; }
    link.href = bar.dataset.add + "?start=" + start + "&end=" + end;
    shown.textContent = "“" + (words.length > 80 ? words.slice(0, 79) + "…" : words) + "”";
  });
})();
