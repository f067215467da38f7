/** A report as it stands on paper: every word of the page, and the regions to outline on its image. Pure. */
export * from './writePaper';
