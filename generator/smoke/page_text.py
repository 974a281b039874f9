"""The texts of a page in a browser: a function of JavaScript that runs in the page."""

from __future__ import annotations

TEXTS = r"""(rows) => {
  // Elements of mere formatting belong to the words around them: NOT <b>PAID</b>.
  const FORMATTING = new Set(['B', 'STRONG', 'I', 'EM', 'U', 'S', 'DEL', 'INS', 'MARK', 'SMALL', 'BIG', 'SUB', 'SUP', 'WBR',
    'BDI', 'BDO', 'CODE', 'FONT', 'TT', 'Q', 'CITE', 'DFN', 'VAR', 'SLOT']);
  const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'TITLE']);
  // Their value is no text: https://html.spec.whatwg.org/multipage/input.html
  const WITHOUT_TEXT = new Set(['hidden', 'password', 'checkbox', 'radio', 'file', 'image', 'color', 'range']);
  const MESSAGES = '[role=alert],[role=alertdialog],[role=status],[aria-live],dialog[open],' +
    ['alert', 'error', 'danger', 'toast', 'banner', 'snackbar', 'notif', 'flash', 'callout', 'message', 'failure']
      .map(name => `[class*=${name} i]`).join() + ',[id*=error i],[data-testid*=error i],[data-test*=error i]';
  const PIECE = '\u0002', ELEMENT = '\u0001';  // the end of a piece; of an element, which ends a piece where a blank is
  const TRANSFORMS = {
    uppercase: text => text.toUpperCase(),
    lowercase: text => text.toLowerCase(),
    capitalize: text => text.replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  };
  const wide = value => parseFloat(value) > 0;
  const range = document.createRange();

  // What a form's control shows; null for any other element.
  const valueOf = node => {
    if (node.tagName === 'SELECT') return [...node.selectedOptions].map(each => each.text).join(', ');
    if (node.tagName === 'TEXTAREA') return node.value;
    if (node.tagName === 'INPUT') return WITHOUT_TEXT.has(node.type) ? '' : node.value;
    return null;
  };

  const textsOf = (root, skipped, found) => {
    const written = [], styled = [];
    const add = (text, transform) => {
      written.push(text);
      styled.push(TRANSFORMS[transform] ? TRANSFORMS[transform](text) : text);
    };
    const walk = (node, style) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!style || style.visibility === 'visible') {
          range.selectNodeContents(node);
          if (!node.data.trim() || range.getClientRects().length) {
            add(node.data.replace(/\s+/g, ' '), style?.textTransform);
          }
        }
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName) || skipped.has(node)) return;
      const own = getComputedStyle(node);
      // content-visibility: hidden above it, as in closed <details>; what is laid out as its children alone has no box
      if (own.display === 'none' || (own.display !== 'contents' && !node.checkVisibility())) return;
      const glued = own.display === 'inline' && !['marginLeft', 'marginRight', 'paddingLeft', 'paddingRight']
        .some(side => wide(own[side]));
      const border = node.tagName === 'BR' || !(glued || own.display === 'contents') ? PIECE : ELEMENT;
      const marks = !FORMATTING.has(node.tagName) || border === PIECE;
      if (marks) add(border);
      if (found && node.matches(MESSAGES) && ![...rows].some(row => node.contains(row))) {
        const name = ['role', 'aria-live', 'class', 'id', 'data-testid', 'data-test'].map(key => node.getAttribute(key) ?? '');
        const [, text] = textsOf(node, skipped, null);
        if (text) found.push([name.join(' '), text]);
      }
      const control = valueOf(node);
      if (control !== null) {
        if (own.visibility === 'visible' && node.getClientRects().length) {
          add(control.replace(/\s+/g, ' '), own.textTransform);
        }
      } else {
        const inside = node.shadowRoot ?? node;
        const assigned = node.tagName === 'SLOT' ? node.assignedNodes() : [];
        for (const child of assigned.length ? assigned : inside.childNodes) walk(child, own);
      }
      if (marks) add(border);
    };
    walk(root, null);
    const lines = parts => parts.join('')
      .replace(/[ ]*(?:[\u0001\u0002][ ]*)+/g, ends => /[\u0002 ]/.test(ends) ? '\n' : '').trim();
    return [lines(written), lines(styled)];
  };

  const none = new Set(), found = [];
  const shown = rows.map(row => [row, textsOf(row, none, null)])
    .filter(([row, texts]) => texts[0] || row.getClientRects().length > 0);
  const body = document.body;
  const texts = body ? textsOf(body, none, null) : ['', ''];
  const outside = body ? textsOf(body, new Set(rows), found)[1] : '';
  return {
    text: texts[0], styled: texts[1], outside, messages: found,
    rows: shown.map(([, texts]) => texts),
    broken: [...document.images].filter(each => each.complete && each.currentSrc && !each.naturalWidth)
      .map(each => each.currentSrc),
  };
}"""
"""Takes the elements that are rows. Answers with the members of Look: texts of what is visible, the document's own and as
style writes them, without blanks of the source at their ends; pieces are on lines of their own."""
