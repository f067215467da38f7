// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { narrate } from '../../src/export/fhir/narrative';

const pageOf = (text: string, words: readonly string[]) => {
  const links = words.map((each) => ({ words: each, url: `urn:uuid:${each.length}` }));
  const page = new DOMParser().parseFromString(narrate(text, links).div, 'application/xhtml+xml');
  expect(page.querySelector('parsererror')).toBeNull();
  return page;
};

describe('the narrative', () => {
  it('is well-formed XHTML whatever was typed, and says it to the letter', () => {
    const typed = 'CTR < 50% & "clear" <b>\u0001\ud800 胸水 𠮷';
    const page = pageOf(`One.\n\n${typed}\nthree`, ['CTR < 50% & "clear"']);
    const paragraphs = [...page.querySelectorAll('p')].map(({ textContent }) => textContent);
    expect(paragraphs).toEqual(['One.', 'CTR < 50% & "clear" <b> 胸水 𠮷three']);
    expect(page.querySelectorAll('p br')).toHaveLength(1);
    expect(page.querySelector('a')?.textContent).toBe('CTR < 50% & "clear"');
  });

  it('links the longer of two sentences of which one holds the other, and none within another', () => {
    const page = pageOf('Mass. Small mass. Mass. Mass.', ['Mass.', 'Small mass. Mass.']);
    const links = [...page.querySelectorAll('a')].map(({ textContent }) => textContent);
    expect(links).toEqual(['Mass.', 'Small mass. Mass.']);
    expect(page.querySelector('a a')).toBeNull();
    expect(page.documentElement.textContent).toBe('Mass. Small mass. Mass. Mass.');
  });
});
