/* Keys of the queue and of a finding. Every page works without this file; moving never decides. */
(function () {
  "use strict";

  var sourceAt = -1;
  var seen = [];

  function lettersOn() { return document.documentElement.dataset.letterKeys !== "off"; }

  function typing(element) {
    if (!element || !element.closest) { return false; }
    return Boolean(element.closest("textarea, select, [contenteditable]")) ||
      (element.tagName === "INPUT" && element.type !== "radio" && element.type !== "checkbox");
  }

  function form() { return document.querySelector("[data-verdict]"); }

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  // The first sentence of each side counts as read once most of it was on screen, above what sticks to the foot.
  function look() {
    var foot = document.getElementById("verdict");
    var stuck = foot && window.getComputedStyle(foot).position === "sticky";
    var bottom = stuck ? Math.min(foot.getBoundingClientRect().top, window.innerHeight) : window.innerHeight;
    all(".finding-side").forEach(function (side) {
      var quote = side.querySelector("blockquote");
      if (!quote || seen.indexOf(side) !== -1) { return; }
      var box = quote.getBoundingClientRect();
      var shown = Math.min(box.bottom, bottom) - Math.max(box.top, 0);
      if (shown >= Math.min(box.height, bottom) * 0.6) { seen.push(side); }
    });
  }

  function unread() {
    look();
    return all(".finding-side").filter(function (side) {
      return side.querySelector("blockquote") && seen.indexOf(side) === -1;
    })[0];
  }

  function readFirst() {
    var side = unread();
    var words = document.querySelector("[data-read-first]");
    if (words) { words.textContent = side ? "Nothing is signed yet: read both sides first." : ""; }
    if (!side) { return false; }
    side.scrollIntoView({ block: "start" });
    look();
    return true;
  }

  function radio(name, value) { return form().querySelector('[name="' + name + '"][value="' + value + '"]'); }

  function check(box) {
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function choose(value, next) {
    if (!form()) { return false; }
    check(radio("verdict", value));
    next();
    return true;
  }

  function sign() { form().requestSubmit(); }

  function focusOn(selector) {
    return function () { form().querySelector(selector).focus(); };
  }

  // While “not a contradiction” is chosen, letters are reasons first.
  function reason(key) {
    var chosen = form() && radio("verdict", "not_contradiction");
    var label = chosen && chosen.checked && form().querySelector('[data-reason-key="' + key + '"]');
    if (!label) { return false; }
    check(label.querySelector("input"));
    sign();
    return true;
  }

  function unchoose() {
    var chosen = form() && form().querySelector('[name="verdict"]:checked');
    if (!chosen) { return false; }
    chosen.checked = false;
    chosen.focus();
    return true;
  }

  function follow(rel) {
    var link = document.querySelector('.queue-nav a[rel="' + rel + '"]');
    if (link) { link.click(); return true; }
    return step(rel === "next" ? 1 : -1);
  }

  function here(rows) {
    var row = document.activeElement && document.activeElement.closest(".finding-row");
    return row ? rows.indexOf(row.querySelector("[data-row]")) : -1;
  }

  function step(by) {
    var rows = all("[data-row]");
    if (!rows.length) { return false; }
    var at = here(rows);
    var there = at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[there].focus();
    return true;
  }

  function ticks() { return all('.tick input[name="finding"]'); }

  function tick() {
    var row = document.activeElement && document.activeElement.closest(".finding-row");
    var box = row && row.querySelector(".tick input");
    if (!box) { return false; }
    box.checked = !box.checked;
    return true;
  }

  function tickAll() {
    var boxes = ticks();
    var on = boxes.some(function (box) { return !box.checked; });
    boxes.forEach(function (box) { box.checked = on; });
    return boxes.length > 0;
  }

  function toDo() {
    var choice = document.querySelector("#together [name=do]");
    if (!choice) { return false; }
    choice.focus();
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

  function submit(selector) {
    var found = document.querySelector(selector);
    if (!found) { return false; }
    found.requestSubmit(found.querySelector("button"));
    return true;
  }

  function second() { return submit("[data-second]") || tick(); }

  function note() {
    var field = document.querySelector('[data-key="n"]');
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
    a: tickAll,
    b: toDo,
    c: function () { return choose("contradiction", sign); },
    x: function () { return choose("not_contradiction", focusOn('[name="reason"]:checked, [name="reason"]')); },
    r: function () { return choose("needs_reporting", focusOn('[name="ask_what"]')); },
    j: function () { return follow("next"); },
    k: function () { return follow("prev"); },
    o: openSource,
    n: note,
    s: second,
    t: function () { return submit("[data-take]"); },
    u: function () { return submit("[data-undo]"); },
    "?": toggleHelp
  };

  function escape(target) {
    if (typing(target)) { target.blur(); return true; }
    return unchoose();
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form() && form().contains(event.target)) {
      event.preventDefault();
      sign();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    if (event.key === "Escape" && escape(event.target)) { return; }
    if (typing(event.target) || !lettersOn()) { return; }
    if (reason(event.key)) { event.preventDefault(); return; }
    var action = Object.prototype.hasOwnProperty.call(ACTIONS, event.key) ? ACTIONS[event.key] : null;
    if (action && action()) { event.preventDefault(); }
  });

  document.addEventListener("submit", function (event) {
    if (event.target.matches("[data-verdict], [data-second]") && readFirst()) { event.preventDefault(); }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-tick-all]")) { tickAll(); }
  });

  // What cannot be done without this file is shown by it, on the page and in a list that came anew.
  function showButtons() {
    all("[data-tick-all]").forEach(function (button) { button.hidden = false; });
    look();
  }

  // Where the choice sticks to the foot, what it asks for next is brought into view.
  document.addEventListener("change", function (event) {
    if (event.target.name !== "verdict" || !window.matchMedia("(max-width: 68rem)").matches) { return; }
    document.querySelector(".verdict-details").scrollIntoView({ block: "nearest" });
  });

  window.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", look);
  document.addEventListener("htmx:after:swap", showButtons);
  document.addEventListener("htmx:afterSwap", showButtons);
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", showButtons); } else { showButtons(); }
})();
