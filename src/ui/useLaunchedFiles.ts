import { openPicked } from '#actions';
import { useEffect } from 'react';

/** Where the browser offers the installed app for files, as `file_handlers` of the web manifest says. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** Opens the files that the installed app was started with, once it can. */
export function useLaunchedFiles(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || !('launchQueue' in window)) return;
    const queue = window.launchQueue as LaunchQueue;
    queue.setConsumer(({ files }) => {
      if (files.length === 0) return;
      void Promise.all(files.map((file) => file.getFile())).then(openPicked);
    });
  }, [isReady]);
}
