import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Violations of WCAG 2.1 AA that axe finds in the page as it stands, with where they are. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

/** Texts that are cut off, that stand on one another, or that make the page wider than the screen. */
export function textFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Piece {
      readonly element: Element;
      readonly text: string;
      readonly box: DOMRect;
    }
    const transparent = (element: Element): boolean =>
      /^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(element).backgroundColor);
    const hidden = (element: Element): boolean => {
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const style = getComputedStyle(each);
        const { clipPath, opacity, visibility } = style;
        if (
          visibility === 'hidden' ||
          opacity === '0' ||
          style.getPropertyValue('clip').startsWith('rect(') ||
          clipPath !== 'none'
        )
          return true;
        const { width, height } = each.getBoundingClientRect();
        if (width <= 1 && height <= 1 && getComputedStyle(each).overflow === 'hidden') return true;
      }
      return false;
    };
    /** Cut off by a box that does not scroll; an ellipsis is fine where the whole text is in the title. */
    const cut = ({ element, box }: Piece): boolean => {
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(each);
        if (overflowX === 'visible') continue;
        if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
        if (textOverflow === 'ellipsis' && each.hasAttribute('title')) return false;
        const outer = each.getBoundingClientRect();
        if (box.right > outer.right + 1.5 || box.left < outer.left - 1.5) return true;
      }
      return false;
    };
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const element = node.parentElement;
      if (text === '' || element === null || hidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) pieces.push({ element, text, box });
    }
    /** Whether both are really painted where they meet. */
    const bothSeen = (one: Element, other: Element, x: number, y: number): boolean => {
      const stack = document.elementsFromPoint(x, y);
      const [a, b] = [stack.indexOf(one), stack.indexOf(other)];
      if (a < 0 || b < 0) return false;
      return stack
        .slice(0, Math.max(a, b))
        .every((each) => each.contains(stack[Math.max(a, b)] ?? null) || transparent(each));
    };
    const faults = pieces.filter(cut).map(({ text }) => `cut off: ${text.slice(0, 60)}`);
    const seen = pieces.filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
    seen.forEach((one, i) => {
      for (const other of seen.slice(i + 1)) {
        if (one.element === other.element) continue;
        const left = Math.max(one.box.left, other.box.left);
        const top = Math.max(one.box.top, other.box.top);
        const width = Math.min(one.box.right, other.box.right) - left;
        const height = Math.min(one.box.bottom, other.box.bottom) - top;
        if (width < 3 || height < 5) continue;
        if (bothSeen(one.element, other.element, left + width / 2, top + height / 2))
          faults.push(`on one another: ${one.text.slice(0, 40)} | ${other.text.slice(0, 40)}`);
      }
    });
    const width = document.documentElement.scrollWidth;
    if (width > innerWidth + 1) faults.push(`the page is ${width} wide on a screen of ${innerWidth}`);
    return faults;
  });
}
