/** The app without a network, and its new versions. */
export const offline = {
  'offline.keep': 'Keep Shoken on this device, for use without a network',
  'offline.state.ready': 'Works offline: ready.',
  'offline.state.without-model':
    'Works offline: all but the AI, which is kept once it has read an image.',
  'offline.state.not-yet':
    'Works offline: not yet. Shoken is kept in the background a few seconds after it is opened.',
  'offline.state.off': 'Works offline: no, switched off.',
  'offline.state.unavailable':
    'Works offline: no. The browser keeps nothing here: use a normal window, and https or this machine’s own address.',
  'offline.size': 'App, model and opened samples take {megabytes} MB on this device.',
  'offline.newVersion': 'A new version is ready: reload',
  'offline.newVersion.note':
    'Nothing changes until you reload. What you decided and wrote is kept.',
} as const;
