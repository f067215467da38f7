import { buildCrossSections, type CrossSectionOptions } from './crossSections';
import type { DicomAttributes } from './dicomBuilder';

/** 370 MBq at ten o'clock, of which half is left 6600 s later, when the scan began. */
export const aDose: DicomAttributes = {
  '00181072 TM': '100000',
  '00181074 DS': '370000000',
  '00181075 DS': '6600',
};

/** A patient of 74 kg: with half of the dose left, 2500 Bq/ml are an SUV of 1. */
const ofPet: DicomAttributes = {
  '00080016 UI': '1.2.840.10008.5.1.4.1.1.128',
  '00080021 DA': '20260131',
  '00080022 DA': '20260131',
  '00080031 TM': '115000.00',
  '00080032 TM': '115200',
  '00080060 CS': 'PT',
  '0008103e LO': 'PET',
  '00101030 DS': '74',
  '00280051 CS': 'DECY\\ATTN\\SCAT\\NORM',
  '00540016 SQ': [aDose],
  '00541001 CS': 'BQML',
  '00541102 CS': 'START',
  // The builder's stored values are 1024 above what it is asked for.
  '00281052 DS': '-102400',
  '00281053 DS': '100',
};

/** PET slices in hundreds of Bq/ml at a point of the patient: in SUV of 0.04, if nothing else is said. */
export const buildPetSlices = ({ attributes, ...options }: CrossSectionOptions = {}) =>
  buildCrossSections({ series: 4, ...options, attributes: { ...ofPet, ...attributes } });
