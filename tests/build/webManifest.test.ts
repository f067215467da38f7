import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');

it('the web manifest and the page have the colour of the ground, and every icon is there', () => {
  const ground = /--ground: (#\w+);/.exec(read('src/ui/tokens.css'))?.[1];
  const manifest = JSON.parse(read('public/manifest.webmanifest')) as {
    theme_color: string;
    background_color: string;
    icons: { src: string }[];
  };
  expect([manifest.theme_color, manifest.background_color]).toEqual([ground, ground]);
  expect(read('index.html')).toContain(`<meta name="theme-color" content="${ground}" />`);
  expect(manifest.icons.filter(({ src }) => !existsSync(`public${src}`))).toEqual([]);
});
