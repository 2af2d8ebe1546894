/* Keys of the queue and of a finding. Every page works without this file; moving never decides. */
(function () {
  "use strict";

  var STORE = "factdesk-letter-keys";
  var sourceAt = -1;

  function lettersOn() {
    try { return window.localStorage.getItem(STORE) !== "off"; } catch (error) { return true; /* storage is off */ }
  }

  function setLetters(on) {
    try { window.localStorage.setItem(STORE, on ? "on" : "off"); } catch (error) { /* lasts for this page only */ }
  }

  function typing(element) {
    if (!element || !element.closest) { return false; }
    return Boolean(element.closest("textarea, select, [contenteditable]")) ||
      (element.tagName === "INPUT" && element.type !== "radio" && element.type !== "checkbox");
  }

  function form() { return document.querySelector("[data-verdict]"); }

  function choose(value) {
    var radio = form() && form().querySelector('[name="verdict"][value="' + value + '"]');
    if (!radio) { return false; }
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    var next = form().querySelector("[data-sign]");
    if (value === "not_contradiction") { next = form().querySelector('[name="reason"]:checked, [name="reason"]'); }
    if (value === "needs_reporting") { next = form().querySelector('[name="ask_what"]'); }
    next.focus();
    return true;
  }

  function follow(rel) {
    var link = document.querySelector('.queue-nav a[rel="' + rel + '"]');
    if (link) { link.click(); return true; }
    return step(rel === "next" ? 1 : -1);
  }

  function step(by) {
    var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
    if (!rows.length) { return false; }
    var here = rows.indexOf(document.activeElement);
    var there = here === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1);
    rows[there].focus();
    return true;
  }

  function openSource() {
    var links = document.querySelectorAll("[data-source]");
    if (!links.length) { return false; }
    sourceAt = (sourceAt + 1) % links.length;
    links[sourceAt].focus();
    window.open(links[sourceAt].href, "_blank", "noopener");
    return true;
  }

  function undo() {
    var undoForm = document.querySelector("[data-undo]");
    if (!undoForm) { return false; }
    undoForm.requestSubmit();
    return true;
  }

  function second() {
    var secondForm = document.querySelector("[data-second]");
    if (!secondForm) { return false; }
    secondForm.requestSubmit();
    return true;
  }

  function note() {
    var field = form() && form().querySelector('[name="note"]');
    if (!field) { return false; }
    field.focus();
    return true;
  }

  function toggleHelp() {
    var help = document.getElementById("keys");
    if (!help) { return false; }
    help.open = !help.open;
    help.querySelector("summary").focus();
    return true;
  }

  var ACTIONS = {
    c: function () { return choose("contradiction"); },
    x: function () { return choose("not_contradiction"); },
    r: function () { return choose("needs_reporting"); },
    j: function () { return follow("next"); },
    k: function () { return follow("prev"); },
    o: openSource,
    n: note,
    s: second,
    u: undo,
    "?": toggleHelp
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target) || !lettersOn()) { return; }
    var action = Object.prototype.hasOwnProperty.call(ACTIONS, event.key) ? ACTIONS[event.key] : null;
    if (action && action()) { event.preventDefault(); }
  });

  function showKeys() {
    document.querySelectorAll("[data-keys-switch]").forEach(function (row) {
      var box = row.querySelector("input");
      row.hidden = false;
      box.checked = lettersOn();
      box.addEventListener("change", function () { setLetters(box.checked); });
    });
  }

  // On a phone the choice sticks to the foot; what it asks for next is brought into view.
  document.addEventListener("change", function (event) {
    if (event.target.name !== "verdict" || !window.matchMedia("(max-width: 52rem)").matches) { return; }
    document.querySelector(".verdict-details").scrollIntoView({ block: "nearest" });
  });

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", showKeys); } else { showKeys(); }
})();
