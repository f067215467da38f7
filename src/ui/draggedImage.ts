const type = 'application/x-shoken-image';

/** An image on its way from the list of series to a viewport, in a drag's data. */
export const draggedImage = {
  write(transfer: DataTransfer, imageId: string): void {
    transfer.setData(type, imageId);
    transfer.effectAllowed = 'copy';
  },
  /** While the drag is on, its type is all that may be seen. */
  isIn: (transfer: DataTransfer): boolean => transfer.types.includes(type),
  read: (transfer: DataTransfer): string | null => transfer.getData(type) || null,
};
