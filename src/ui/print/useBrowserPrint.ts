import { useEffect } from 'react';
import { followBrowserPrint } from './followBrowserPrint';

/** The first image and what the model says of it come first. */
const quietMs = 4000;

/** While a report is on the screen, the browser's own print command prints it. */
export function useBrowserPrint(): void {
  useEffect(() => {
    let following: Promise<() => void> | null = null;
    const timer = setTimeout(() => {
      following = followBrowserPrint();
      // Where it cannot be fetched the screen is printed; the app's own command tells why.
      following.catch(() => undefined);
    }, quietMs);
    return () => {
      clearTimeout(timer);
      void following?.then((stop) => stop()).catch(() => undefined);
    };
  }, []);
}
