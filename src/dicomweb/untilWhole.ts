import { ShokenError } from '#domain';

/** The first time included. */
const mostAttempts = 3;

/** Asks once more where an answer broke off: proxies and busy archives cut one now and then. */
export async function untilWhole<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const isCut = error instanceof ShokenError && error.code === 'archive-incomplete';
      if (!isCut || attempt === mostAttempts) throw error;
    }
  }
}
