interface OtherTabs<Key> {
  /** Tells the other tabs of this origin. */
  tell(key: Key): void;
  /** Calls on what they tell. */
  listen(listener: (key: Key) => void): void;
}

/** The other tabs that hold the same database, told which records of a kind were written. */
export function joinOtherTabs<Key>(name: string): OtherTabs<Key> {
  const channel = new BroadcastChannel(name);
  // In Node, where tests run, an open channel would keep the process.
  (channel as { unref?: () => void }).unref?.();
  return {
    tell: (key) => channel.postMessage(key),
    listen: (listener) => {
      // Only our own code can speak on a channel of our origin.
      channel.onmessage = ({ data }: MessageEvent) => listener(data as Key);
    },
  };
}
