import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportLanguages, type Finding } from '#domain';
import { loadPackage, openTokenizer } from '#inference';

/** How many tokens the decoder wrote for these findings in all languages, the end of each sentence included. */
export async function countTokens(
  packageFolder: string,
  findings: readonly Finding[],
): Promise<number> {
  const read = (name: string) => readFile(join(packageFolder, name));
  const modelPackage = await loadPackage({
    manifest: async () => JSON.parse((await read('manifest.json')).toString()) as unknown,
    file: async (name) => new Uint8Array(await read(name)).buffer,
  });
  const tokenizer = openTokenizer(modelPackage);
  const sentences = findings.flatMap((finding) =>
    reportLanguages.map((language) => {
      const sentence = finding.sentences[language];
      // Where a sentence was replaced, the replaced one is what the decoder wrote.
      return sentence?.replaced ?? sentence?.text ?? '';
    }),
  );
  return sentences.reduce((sum, text) => sum + (text ? tokenizer.encode(text).length : 0) + 1, 0);
}
