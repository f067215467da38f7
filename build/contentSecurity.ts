import type { Plugin } from 'vite';
import { writeContentSecurityPolicy } from './securityHeaders.ts';

/** Writes the policy into the built page too, so that it holds on a host that sends no headers. */
export function contentSecurity(): Plugin {
  return {
    name: 'shoken-content-security',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: writeContentSecurityPolicy() },
        injectTo: 'head-prepend',
      },
    ],
  };
}
