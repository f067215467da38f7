/** Something of the list of series on its way to a viewport, in a drag's data. */
function dragged(type: string) {
  return {
    write(transfer: DataTransfer, id: string): void {
      transfer.setData(type, id);
      transfer.effectAllowed = 'copy';
    },
    /** While the drag is on, its type is all that may be seen. */
    isIn: (transfer: DataTransfer): boolean => transfer.types.includes(type),
    read: (transfer: DataTransfer): string | null => transfer.getData(type) || null,
  };
}

/** An image, by its id. */
export const draggedImage = dragged('application/x-shoken-image');

/** An earlier study that is still in the archive, by its UID. */
export const draggedPrior = dragged('application/x-shoken-prior');
