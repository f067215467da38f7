import { CancelledError, ShokenError, type ErrorCode, type Problem } from '#domain';
import { postNotice, removeNotice, removeProblems } from '#state';

/** True for our own cancelling and for an aborted fetch or read. */
export function isCancelled(error: unknown): boolean {
  return (
    error instanceof CancelledError ||
    (error instanceof DOMException && error.name === 'AbortError')
  );
}

/**
 * The problem in a caught error. Errors that crossed a worker lose their class but keep name and
 * fields; an error of no known code is told as `fallback`, with its words as detail.
 */
export function problemOf(error: unknown, fallback: ErrorCode): Problem {
  if (error instanceof ShokenError) return error.toProblem();
  const message = error instanceof Error ? error.message : String(error);
  return { code: fallback, detail: { message } };
}

/** Runs work, and shows its problem once. Null where it failed or was cancelled. */
export async function attempt<T>(fallback: ErrorCode, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!isCancelled(error)) {
      postNotice({ kind: 'problem', problem: problemOf(error, fallback) });
    }
    return null;
  }
}

/** What once held up signing says nothing any more after the next decision. */
export function dropSigningProblems(): void {
  removeProblems(({ code }) => code.startsWith('sign-'));
}

/** What was said of the images, measurements or report of a study says nothing of the next one. */
export function dropProblemsOfStudy(): void {
  removeProblems(({ code }) => /^(sign|review|export|volume|place|object)-/.test(code));
}

export function dismissNotice(id: number): void {
  removeNotice(id);
}
