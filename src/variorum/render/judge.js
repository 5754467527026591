// An editor's decisions: buttons beside findings, a list, and a file to download. Nothing is sent.
(() => {
  "use strict";

  const desk = document.querySelector(".judgements .desk");
  const tray = document.querySelector(".tray");
  const said = tray.querySelector("[role=status]");
  const stop = tray.querySelector(".stop");
  const who = desk.querySelector("[name=who]");
  const buttons = [...document.querySelectorAll(".decide")];
  const joins = [...document.querySelectorAll(".same")];
  const STORE = `variorum-judgements:${location.pathname}`;

  // The digests of the reports on this page: a decision written by hand may do without.
  const digests = new Map([...document.querySelectorAll(".pair option")].map(({ value }) => {
    const place = JSON.parse(value.startsWith("{") ? value : "{}");
    return [place.report, place.digest];
  }));

  // A decision is the same whoever made it, for whatever reason.
  const keyOf = ({ decision, places, kind }) => JSON.stringify([
    decision, kind || "",
    places.map((p) => [
      p.digest || digests.get(p.report) || "",
      ...["report", "words", "prefix", "suffix", "source"].map((k) => p[k] || ""),
    ]),
  ]);

  // Decisions that the edition was made with, each with its line, and those made here by their key.
  const old = [...document.querySelectorAll(".made li")].map((item) => {
    const judgement = JSON.parse(item.dataset.line);
    return { item, judgement, key: keyOf(judgement), withdrawn: false };
  });
  const made = new Map();
  let chosen = null;
  let saved = true;

  const restore = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE) || "{}");
      if (typeof kept.who === "string") who.value = kept.who;
      for (const one of Array.isArray(kept.made) ? kept.made : []) {
        if (one && one.judgement && Array.isArray(one.judgement.places)) {
          made.set(keyOf(one.judgement), { judgement: one.judgement, says: String(one.says), about: String(one.about) });
        }
      }
      const gone = new Set(Array.isArray(kept.withdrawn) ? kept.withdrawn : []);
      old.forEach((each) => { each.withdrawn = gone.has(each.key); });
      saved = kept.saved !== false;
    } catch {
      // No storage, or another's: the page works without, until it is closed.
    }
  };

  const keep = () => {
    const withdrawn = old.filter((each) => each.withdrawn).map((each) => each.key);
    try {
      localStorage.setItem(STORE, JSON.stringify({ who: who.value, made: [...made.values()], withdrawn, saved }));
    } catch {
      desk.querySelector(".kept").textContent = "This browser keeps nothing for this page: download before you close it.";
    }
  };

  const inForce = (key) => made.has(key) || old.some((each) => each.key === key && !each.withdrawn);

  const changed = () => { saved = false; keep(); show(); };

  const withdraw = (key) => {
    made.delete(key);
    old.forEach((each) => { if (each.key === key) each.withdrawn = true; });
    changed();
  };

  // One decision a group: another of the same group gives way to it.
  const decide = (judgement, says, about) => {
    const key = keyOf(judgement);
    if (inForce(key)) { withdraw(key); return; }
    const rivals = new Set(buttons.filter((b) => about && b.dataset.about === about).map((b) => keyOf(JSON.parse(b.dataset.line))));
    rivals.forEach((rival) => {
      made.delete(rival);
      old.forEach((each) => { if (each.key === rival) each.withdrawn = true; });
    });
    const again = old.find((each) => each.key === key);
    if (again) again.withdrawn = false;
    else made.set(key, { judgement, says, about });
    changed();
  };

  const element = (name, className, text) => {
    const one = document.createElement(name);
    one.className = className;
    one.textContent = text;
    return one;
  };

  const item = ([key, one]) => {
    const row = element("li", "", "");
    const label = element("label", "", "Note ");
    const note = element("input", "note", "");
    note.type = "text";
    note.maxLength = 500;
    note.value = one.judgement.note || "";
    note.addEventListener("input", () => {
      one.judgement.note = note.value;
      saved = false;
      keep();
    });
    label.append(note);
    const off = element("button", "withdraw", "Withdraw");
    off.type = "button";
    off.setAttribute("aria-label", `Withdraw: ${one.says}`);
    off.addEventListener("click", () => { withdraw(key); desk.querySelector(".download").focus(); });
    row.append(element("span", "says", one.says), label, off);
    return row;
  };

  const show = () => {
    buttons.forEach((b) => b.setAttribute("aria-pressed", String(inForce(keyOf(JSON.parse(b.dataset.line))))));
    old.forEach((each) => {
      each.item.classList.toggle("withdrawn", each.withdrawn);
      each.item.querySelector(".withdraw").textContent = each.withdrawn ? "Restore" : "Withdraw";
    });
    desk.querySelector(".new").replaceChildren(...[...made].map(item));
    desk.querySelector(".nothing").hidden = made.size > 0;
    const gone = old.filter((each) => each.withdrawn).length;
    const count = made.size + gone;
    const changes = `${count} ${count === 1 ? "change" : "changes"} of decision, ${saved ? "downloaded" : "not yet downloaded"}`;
    said.textContent = chosen ? `Choose the claim that says the same as “${chosen.says}”.` : changes;
    stop.hidden = !chosen;
    tray.querySelectorAll("a, .download").forEach((each) => { each.hidden = Boolean(chosen); });
    tray.hidden = !chosen && count === 0;
  };

  const lines = () => {
    const kept = old.filter((each) => !each.withdrawn).map((each) => each.judgement);
    const fresh = [...made.values()].map(({ judgement }) => {
      const { note, ...rest } = judgement;
      return { ...rest, ...(who.value.trim() && { who: who.value.trim() }), ...(note && note.trim() && { note: note.trim() }) };
    });
    return [...kept, ...fresh].map((judgement) => `${JSON.stringify(judgement)}\n`).join("");
  };

  const download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines()], { type: "application/jsonl" }));
    link.download = "judgements.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = true;
    keep();
    show();
  };

  const join = (button) => {
    const place = JSON.parse(button.dataset.place);
    const says = button.closest("[data-finding]").dataset.finding;
    if (!chosen) {
      chosen = { place, says, story: button.dataset.story, button };
      joins.forEach((b) => { b.textContent = b === button ? "Stop choosing" : "Says the same"; });
      show();
      return;
    }
    const first = chosen;
    leave();
    if (first.button !== button && first.story === button.dataset.story) {
      decide({ decision: "same_claim", places: [first.place, place] }, `One claim: “${first.says}” and “${says}”`, "");
    }
  };

  const leave = () => {
    chosen = null;
    joins.forEach((b) => { b.textContent = "Same claim as …"; });
    show();
  };

  const pair = (form) => {
    const { first, second, decision } = form.elements;
    const names = [first, second].map((of) => of.selectedOptions[0].textContent);
    if (first.value === second.value) { second.focus(); return; }
    const judgement = { decision: decision.value, places: [first, second].map((of) => JSON.parse(of.value)) };
    if (!inForce(keyOf(judgement))) decide(judgement, `${names[0]} ${decision.selectedOptions[0].textContent} ${names[1]}`, "");
  };

  old.forEach((each) => {
    const off = element("button", "withdraw", "Withdraw");
    off.type = "button";
    off.addEventListener("click", () => {
      each.withdrawn = !each.withdrawn;
      changed();
    });
    each.item.append(off);
  });
  buttons.forEach((b) => b.addEventListener("click", () => {
    decide(JSON.parse(b.dataset.line), b.dataset.says, b.dataset.about);
  }));
  joins.forEach((b) => b.addEventListener("click", () => join(b)));
  stop.addEventListener("click", leave);
  who.addEventListener("input", keep);
  document.querySelectorAll(".download").forEach((b) => b.addEventListener("click", download));
  document.querySelectorAll("form.pair").forEach((form) => {
    form.addEventListener("submit", (event) => { event.preventDefault(); pair(form); });
    form.querySelector(".add").addEventListener("click", () => pair(form));
  });
  document.querySelectorAll(".judge").forEach((each) => { each.hidden = false; });
  desk.hidden = false;
  restore();
  show();
})();
