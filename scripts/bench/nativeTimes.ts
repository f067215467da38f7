import { spawnSync } from 'node:child_process';

export type NativeTimes =
  | { readonly encode: number; readonly ground: number }
  /** Why there are none. */
  | string;

/** The same graphs on the native onnxruntime of Python: median ms of a run with as many threads. */
export function measureNative(packageFolder: string, threads: number): NativeTimes {
  const script = 'models/training/bench_native.py';
  const { status, stdout, error } = spawnSync(
    'python3',
    [script, '--package', packageFolder, '--threads', String(threads)],
    { encoding: 'utf8' },
  );
  if (error) return 'python3 is not installed';
  if (status !== 0) return 'onnxruntime for Python is not installed';
  return JSON.parse(stdout) as { encode: number; ground: number };
}
