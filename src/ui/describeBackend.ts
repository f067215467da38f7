import type { Backend } from '#domain';
import type { Translator } from '#i18n';

/** Where the model runs and why there. */
export function describeBackend(t: Translator, backend: Backend | null): string {
  if (backend === null) return t('backend.none');
  return t('backend.label', {
    kind: nameBackend(t, backend),
    reason: t(`backend.reason.${backend.reason}`),
  });
}

function nameBackend(t: Translator, backend: Backend): string {
  return backend.kind === 'webgpu'
    ? t('backend.webgpu')
    : t('backend.wasm', { count: backend.threads });
}
