// The reading pane and the filters. Without this script every finding is still a plain link to its
// words in the reports below.
(() => {
  "use strict";

  const pane = document.getElementById("pane");
  const columns = pane.querySelector(".columns");
  const title = document.getElementById("pane-title");
  const SHOWN = 25;

  // "r3-120-180": report 3, characters 120 to 180, counted in code points as Python counts them.
  const place = (anchor) => {
    const [report, start, end] = anchor.slice(1).split("-").map(Number);
    return { report, start, end };
  };

  const byReport = (places) => {
    const groups = new Map();
    for (const each of places) {
      if (!groups.has(each.report)) groups.set(each.report, []);
      groups.get(each.report).push(each);
    }
    return groups;
  };

  const joined = (places) => {
    const sorted = [...places].sort((a, b) => a.start - b.start || a.end - b.end);
    const out = [];
    for (const { start, end } of sorted) {
      const last = out[out.length - 1];
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else out.push({ start, end });
    }
    return out;
  };

  const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

  // From an offset in code points to one in UTF-16 units, within one string.
  const units = (text, points) => {
    let at = 0;
    for (let seen = 0; seen < points && at < text.length; seen += 1) {
      at += text.codePointAt(at) > 0xffff ? 2 : 1;
    }
    return at;
  };

  const wrap = (leaf, from, to) => {
    const whole = leaf.data;
    const plain = !ASTRAL.test(whole);
    const [a, b] = plain ? [from, to] : [units(whole, from), units(whole, to)];
    const middle = a > 0 ? leaf.splitText(a) : leaf;
    if (b - a < middle.data.length) middle.splitText(b - a);
    const mark = document.createElement("mark");
    middle.replaceWith(mark);
    mark.append(middle);
    return mark;
  };

  // Mark the ranges; the first mark of each range is returned, to scroll to.
  const highlight = (root, ranges) => {
    const leaves = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) leaves.push(walker.currentNode);
    const firsts = ranges.map(() => null);
    let position = 0;
    for (const leaf of leaves) {
      const text = leaf.data;
      const length = ASTRAL.test(text) ? [...text].length : text.length;
      // Later ranges first, so that splitting the leaf leaves earlier offsets alone.
      for (let n = ranges.length - 1; n >= 0; n -= 1) {
        const from = Math.max(ranges[n].start - position, 0);
        const to = Math.min(ranges[n].end - position, length);
        if (from < to) {
          const mark = wrap(leaf, from, to);
          mark.dataset.range = n;
          firsts[n] = firsts[n] || mark;
        }
      }
      position += length;
    }
    return firsts.filter(Boolean);
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const column = (report, places) => {
    const source = document.getElementById(`report-${report}`);
    const made = element("section", "column", "");
    const text = source.querySelector(".text").cloneNode(true);
    text.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    const name = source.querySelector(".outlet").textContent;
    text.setAttribute("aria-label", `Text of ${name}`);
    const head = element("header", "", "");
    head.append(element("h3", "", name));
    const marks = highlight(text, joined(places));
    const scroll = (mark) => { text.scrollTop = Math.max(0, mark.offsetTop - text.clientHeight / 4); };
    if (marks.length > 1) head.append(stepper(marks, scroll));
    const full = element("a", "full", "in full");
    full.href = `#report-${report}`;
    full.addEventListener("click", () => pane.close());
    head.append(full);
    made.append(head, text);
    return { made, start: () => marks.length && scroll(marks[0]) };
  };

  const stepper = (marks, scroll) => {
    let at = 0;
    const label = () => `${at + 1} of ${marks.length} places, next ↓`;
    const next = element("button", "next", label());
    next.type = "button";
    next.addEventListener("click", () => {
      at = (at + 1) % marks.length;
      scroll(marks[at]);
      next.textContent = label();
    });
    return next;
  };

  const open = (link) => {
    const groups = byReport(link.dataset.spans.split(" ").map(place));
    const finding = link.closest("[data-finding]");
    title.textContent = finding ? finding.dataset.finding : link.title || "The words";
    const made = [...groups].map(([report, places]) => column(report, places));
    columns.replaceChildren(...made.map((each) => each.made));
    pane.dataset.sides = made.length > 2 ? "many" : String(made.length);
    if (!pane.open) pane.showModal();
    title.focus();
    made.forEach((each) => each.start());
  };

  document.addEventListener("click", (event) => {
    if (event.target === pane) pane.close();
    const link = event.target.closest("a[data-spans]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  pane.querySelector(".close").addEventListener("click", () => pane.close());
  pane.addEventListener("close", () => columns.replaceChildren());

  // Filters of one story's claims.
  const filter = (form) => {
    const section = form.closest("section");
    const claims = [...section.querySelectorAll(".claim")];
    const words = claims.map((claim) => claim.textContent.toLowerCase());
    const more = section.querySelector(".more");
    let all = false;
    const fits = (claim, n) => {
      const { status, modality, who, words: sought } = form.elements;
      const terms = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
      return (!status.value || claim.dataset.status === status.value)
        && (!modality.value || claim.dataset.modality.split(" ").includes(modality.value))
        && (!who.value || claim.dataset.who.trim().split(" ").includes(who.value))
        && terms.every((term) => words[n].includes(term));
    };
    const apply = () => {
      const fitting = claims.filter(fits);
      const shown = new Set(all ? fitting : fitting.slice(0, SHOWN));
      claims.forEach((claim) => { claim.hidden = !shown.has(claim); });
      form.querySelector("output").textContent = `${fitting.length} of ${claims.length} claims`;
      more.hidden = shown.size === fitting.length;
      more.textContent = `Show all ${fitting.length}`;
    };
    more.addEventListener("click", () => { all = true; apply(); });
    for (const type of ["input", "change"]) form.addEventListener(type, apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };
  document.querySelectorAll(".filters").forEach(filter);

  // Paper has no folds; but what a claim rests on, and shared passages, would fill a ream.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open], .passages, .claim *)")];
    folded.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => { folded.forEach((each) => { each.open = false; }); });

  // A link to a finding that lies in a fold opens the fold.
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  // Which part of the story is being read.
  const rooms = new Map([...document.querySelectorAll(".rooms a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = rooms.get(entry.target.getAttribute("aria-labelledby"));
      if (link) link.classList.toggle("here", entry.isIntersecting);
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  document.querySelectorAll(".story > section").forEach((section) => watch.observe(section));
})();
