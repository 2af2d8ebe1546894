/* The sentence behind a mark, shown while the mark is pointed at or has the focus. Without this file a mark is a link
   to its claim, with the browser's own tooltip. Nothing is announced: the link's name says what the mark stands for. */
(function () {
  "use strict";

  var note = document.createElement("div");
  var sentence = note.appendChild(document.createElement("p"));
  var source = note.appendChild(document.createElement("p"));
  var shown = null;
  var leaving = 0;
  note.className = "mark-note";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");

  function show(mark) {
    window.clearTimeout(leaving);
    if (mark === shown) { return; }
    var title = mark.querySelector("title");
    if (title) {  // or the browser's own tooltip would cover the note
      mark.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    sentence.textContent = mark.dataset.sentence || inTable(mark);
    source.textContent = mark.getAttribute("aria-label");
    document.body.appendChild(note);
    note.hidden = false;
    shown = mark;
    place((mark.querySelector(".bar, .point, .whisker") || mark).getBoundingClientRect());
  }

  // The table's own sentences are not sent a second time.
  function inTable(mark) {
    var twin = document.querySelector("td a[title][href='" + CSS.escape(mark.getAttribute("href")) + "']");
    return twin ? twin.title : "";
  }

  function place(at) {
    var room = document.documentElement.clientWidth - note.offsetWidth - 8;
    var below = at.bottom + 10;
    var fits = below + note.offsetHeight < window.innerHeight;
    note.style.left = Math.max(8, Math.min(at.left, room)) + "px";
    note.style.top = Math.max(8, fits ? below : at.top - note.offsetHeight - 10) + "px";
  }

  function hide() {
    window.clearTimeout(leaving);
    note.hidden = true;
    shown = null;
  }

  function markOf(event) {
    return event.target.closest ? event.target.closest("[data-sentence]") : null;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") { return; }
    var mark = markOf(event);
    if (mark) { show(mark); } else if (note.contains(event.target)) { window.clearTimeout(leaving); }
  });
  document.addEventListener("pointerout", function (event) {
    if (!shown || !(markOf(event) === shown || note.contains(event.target))) { return; }
    window.clearTimeout(leaving);
    leaving = window.setTimeout(hide, 200);  // long enough to reach the note and read on
  });
  document.addEventListener("focusin", function (event) {
    var mark = markOf(event);
    if (mark && mark.matches(":focus-visible")) { show(mark); } else { hide(); }
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", function () {
    if (shown && shown === document.activeElement) {
      place((shown.querySelector(".bar, .point, .whisker") || shown).getBoundingClientRect());
    } else { hide(); }
  }, { capture: true, passive: true });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });
})();
