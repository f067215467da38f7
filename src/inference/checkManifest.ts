import { Validator, type Schema } from '@cfworker/json-schema';
import { ShokenError, type ModelManifest } from '#domain';
// The one definition lies beside the packages, where the training code reads it too.
// eslint-disable-next-line no-restricted-imports
import schema from '../../models/manifest.schema.json' with { type: 'json' };

// An interpreter: the content-security policy forbids validators that compile to code.
// The assertion is for TypeScript, which reads the "type" of imported JSON as any string.
const validator = new Validator(schema as Schema, '2020-12', false);

const isManifest = (value: unknown): value is ModelManifest => validator.validate(value).valid;

/** Returns the manifest if it is valid against `manifest.schema.json`, else throws `package-invalid-manifest`. */
export function checkManifest(value: unknown): ModelManifest {
  if (isManifest(value)) {
    const upsideDown = value.findings.find(
      ({ thresholds }) => thresholds.absent > thresholds.present,
    );
    if (!upsideDown) return value;
    throw new ShokenError('package-invalid-manifest', {
      where: `findings/${upsideDown.id}/thresholds`,
      why: 'absent is above present',
    });
  }
  // The deepest place says most; its parents only repeat that something below them is wrong.
  const { errors } = validator.validate(value);
  const deepest = errors.toSorted((a, b) => depth(b) - depth(a))[0];
  throw new ShokenError('package-invalid-manifest', {
    where: deepest?.instanceLocation.replace(/^#\/?/, '') ?? '',
    why: deepest?.error ?? '',
  });
}

const depth = ({ instanceLocation }: { instanceLocation: string }) =>
  instanceLocation.split('/').length;
