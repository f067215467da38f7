/** Who writes our objects (Enhanced General Equipment, PS3.3 C.7.5.2). */
export const equipment = {
  Manufacturer: 'Shoken',
  ManufacturerModelName: 'Shoken',
  /** Required, but software in a browser has no serial number, and the device's is none of ours. */
  DeviceSerialNumber: 'none',
  SoftwareVersions: '0.1.0',
} as const;
