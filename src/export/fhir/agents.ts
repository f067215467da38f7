import type { Finding, ModelOrigin, OtherOrigin } from '#domain';
import type { Device, Practitioner } from 'fhir/r4';
import { equipment } from '../equipment';
import { dcm } from './coding';

type Machine = ModelOrigin | OtherOrigin;

/** What said a finding; null for a reader. */
export const machineOf = ({ origin }: Finding): Machine | null =>
  origin.kind === 'reader' ? null : origin;

/** Findings of the same model and weights are one device's, whether it was asked or not. */
export const machineKey = (machine: Machine): string =>
  `Device ${JSON.stringify(
    machine.kind === 'model'
      ? [machine.modelId, machine.modelVersion, machine.weightsHash]
      : [
          machine.manufacturer,
          machine.model,
          machine.softwareVersion,
          machine.algorithm,
          machine.algorithmVersion,
        ],
  )}`;

/** The model with the weights that spoke, or another maker's algorithm as its object names it. */
export function machineResource(id: string, machine: Machine): Device {
  const common: Device = {
    resourceType: 'Device',
    id,
    type: { coding: [dcm('123110', 'Artificial Intelligence')] },
  };
  if (machine.kind === 'other') {
    return {
      ...common,
      manufacturer: machine.manufacturer,
      deviceName: [machine.algorithm || machine.model].filter(Boolean).map(modelName),
      version: [{ value: machine.algorithmVersion || machine.softwareVersion }].filter(
        ({ value }) => value !== '',
      ),
    };
  }
  return {
    ...common,
    manufacturer: equipment.Manufacturer,
    deviceName: [modelName(machine.modelId)],
    version: [
      { type: { text: 'model' }, value: machine.modelVersion },
      { type: { text: 'weights SHA-256' }, value: machine.weightsHash },
    ],
    // Of this app and its models, by whatever way they reach a record.
    note: [{ text: 'Research use only. Not a medical device.' }],
  };
}

const modelName = (name: string) => ({ name, type: 'model-name' }) as const;

/** This app, which put the Bundle together. */
export function appResource(id: string): Device {
  return {
    resourceType: 'Device',
    id,
    manufacturer: equipment.Manufacturer,
    deviceName: [modelName(equipment.ManufacturerModelName)],
    version: [{ type: { text: 'software' }, value: equipment.SoftwareVersions }],
    note: [{ text: 'Research use only. Not a medical device.' }],
  };
}

/** A reader, of whom nothing is known but the name that was signed. */
export function readerResource(id: string, name: string): Practitioner {
  return { resourceType: 'Practitioner', id, name: [{ text: name }] };
}
