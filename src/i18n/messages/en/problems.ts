/** One message per error code: what happened, and what to do next. */
export const problems = {
  'problem.file-empty': 'The file is empty. Export it again from its source.',
  'problem.file-not-dicom':
    'Not a DICOM, PNG or JPEG file. Open the image files themselves, or a ZIP that holds them.',
  'problem.file-truncated': 'The file ends too early. Copy or export it again.',
  'problem.file-no-pixels':
    'There is no picture in it: it is {object}. Open the images of the study.',
  'problem.file-unsupported-transfer-syntax':
    'The pixels are compressed in a way that cannot be read here ({compression}). Export the image uncompressed or as JPEG 2000.',
  'problem.file-video':
    'The images are a video ({compression}), which cannot be shown here. Export it as single images or as a multi-frame object with JPEG.',
  'problem.file-unsupported-photometric':
    'The colour format of the pixels cannot be shown. Export the image as greyscale or RGB.',
  'problem.file-unsupported-object':
    'This kind of DICOM object cannot be shown yet. Open the images of the study.',
  'problem.file-decode-failed': 'The pixels could not be decoded. Export the image again.',
  'problem.file-duplicate': 'The same image was already opened. Nothing needs to be done.',
  'problem.file-missing':
    'Listed in {directory} ({whose}), but not among the files given. Open the whole folder or disc.',
  'problem.sample-unreachable':
    'This sample study is not on this device, and the server cannot be reached. Check the network and open it again; samples opened before, and files of your own, open without it.',
  'problem.file-other-patient':
    'Its Study Instance UID is that of another patient’s study, so the two were kept apart. Forget the other study, then open this one by itself.',
  'problem.zip-broken': 'The ZIP file is damaged. Download or create it again.',
  'problem.zip-encrypted': 'The ZIP file has a password. Unpack it first and open the folder.',
  'problem.place-unknown':
    'This image does not say where in the patient it lies, so it shares no point with others. Scroll and zoom it by itself.',
  'problem.object-empty': 'It holds nothing that could be shown. Export it again from its source.',
  'problem.object-unreadable':
    'What it holds could not be read ({reason}). Export it again from its source.',
  'problem.volume-too-few': {
    one: 'No reformats: one image makes no volume. Open the whole series.',
    other: 'No reformats: {count} images are too few for a volume. Open the whole series.',
  },
  'problem.volume-no-geometry':
    'No reformats: the header does not say where each image lies in the patient. The images themselves can be scrolled.',
  'problem.volume-color':
    'No reformats: the images are in colour. The images themselves can be scrolled.',
  'problem.volume-mixed':
    'No reformats: images of this series differ in size, direction or pixel spacing. The images themselves can be scrolled.',
  'problem.volume-repeated':
    'No reformats: several images lie at the same place, as in a series over time. The images themselves can be scrolled.',
  'problem.volume-uneven':
    'No reformats: slices are unevenly spaced ({smallestMm} to {largestMm} mm), so that shapes would be wrong. A slice may be missing: open the whole series.',
  'problem.volume-tilted':
    'No reformats: the stack leans by {degrees}° (tilted gantry), so that shapes would be sheared. The images themselves can be scrolled.',
  'problem.volume-too-large':
    'No reformats: {count} slices of this size are too large for a volume in the browser. The images themselves can be scrolled.',
  'problem.package-not-found':
    'No model package was found. You can read and report without AI; install a package to use it.',
  'problem.package-invalid-manifest':
    'The model package does not describe itself correctly. Install the package again.',
  'problem.package-hash-mismatch':
    'A file of the model package is not the one that was published. Reload; if it happens again, install the package again.',
  'problem.package-golden-mismatch':
    'The model did not give its reference answer on this device, so it is not used. Read without it, or install the package again.',
  'problem.package-download-failed':
    'The model could not be downloaded. Check the connection to the server, then run AI again.',
  'problem.scope-modality':
    'this modality is not supported. The model reads chest radiographs (CR, DX) only.',
  'problem.scope-body-part':
    'this body part is not supported. The model reads chest radiographs only.',
  'problem.scope-view':
    'this view is not supported. The model reads frontal (PA, AP) radiographs only.',
  'problem.scope-age': 'the patient is younger than the model supports. It reads adults only.',
  'problem.scope-appearance':
    'the image does not look like a frontal chest radiograph. Read it without AI.',
  'problem.scope-child':
    'the image looks like a child’s chest. The model reads adults only; read it without AI.',
  'problem.scope-inverted':
    'the grey scale looks inverted in the file itself. Have the image sent again, or read it without AI.',
  'problem.scope-multiframe':
    'images with several frames are not supported. Open a single radiograph.',
  'problem.scope-too-small': 'the image has too few pixels. Open the original image.',
  'problem.backend-unavailable':
    'This browser offers no way to run the model. Use a current version of Chrome, Edge, Firefox or Safari.',
  'problem.runtime-not-kept':
    'The part of the AI engine for {runtime} is not kept on this device and cannot be fetched without a network. That for {other} is: choose it in Settings, “Where the model runs”. Or connect to the network and run AI again; {runtime} is kept from then on.',
  'problem.runtimes-not-kept':
    'The AI engine is not kept on this device, neither for {runtime} nor for {other}, and cannot be fetched without a network. Connect to the network and run AI again; it is kept from then on.',
  'problem.out-of-memory': 'The device ran out of memory. Close other tabs, then run AI again.',
  'problem.inference-failed':
    'The model stopped with an error. Run AI again, or read without it; your own work is kept.',
  'problem.viewer-unavailable':
    'This browser cannot draw images (WebGL is missing). Switch on hardware acceleration, or use another browser.',
  'problem.sign-undecided':
    'Not signed. Still undecided: {findings}. Accept, edit or reject each, then sign.',
  'problem.sign-contradiction':
    'A sentence contradicts its finding. Correct it, or confirm that it is meant, then sign.',
  'problem.sign-empty-impression': 'The impression is empty. Write it, then sign.',
  'problem.sign-no-reader':
    'Your name is missing. Enter it beside the button, then press it again.',
  'problem.sign-ai-hidden':
    'Not signed: the report holds sentences that were hidden with the AI. They are shown now. Read them, then sign.',
  'problem.sign-other-language':
    'Not signed: words that you wrote in another language are missing in this report. Write them in its language, or confirm that they are left out, then sign.',
  'problem.sign-editing':
    'Not signed: a finding is still being edited. Save or cancel the edit, then sign.',
  'problem.review-signed': 'The report is signed and cannot be changed. Write an addendum instead.',
  'problem.review-signed-elsewhere':
    '{reader} has signed this report in another tab. It is shown here as signed; write an addendum for what is missing.',
  'problem.storage-failed':
    'The browser could not save your work on this device. Export it before you close the page.',
  'problem.audit-broken':
    'The audit log was changed from outside at entry {number} of {count}: it is saved as it is, and proves nothing from there on.',
  'problem.storage-full':
    'The storage of this browser is full. Forget studies that you no longer need, or export your work now.',
  'problem.export-no-regions':
    'There is no region to write: no finding that stands has one. Draw a region, or take the report as text.',
  'problem.export-no-findings':
    'There is nothing to write yet: no finding was decided. Decide on one or sign, or take the report as text.',
  'problem.export-failed':
    'The file could not be written. Nothing was changed; try again or export another format.',
  'problem.archive-address-invalid':
    'This is not an address of an archive. Write it as https://host/dicom-web, or as /dicom-web for the one behind this page.',
  'problem.archive-not-connected':
    'This image is in the archive {address}, which is no longer connected. Connect to it under “Open from archive”, then try again.',
  'problem.archive-forbidden-by-page':
    'This page may send nothing to {origin}: whoever serves it has not allowed that. Use an archive behind the page (/dicom-web), or have {origin} added to SHOKEN_ARCHIVE_ORIGINS.',
  'problem.archive-unreachable':
    'The archive cannot be reached. Check that it is running and that this device is connected, then try again.',
  'problem.archive-cors':
    'No answer from {origin} can be read here. Either it cannot be reached, or it does not allow this page (CORS). Check that it is running; then have its administrator allow this page, or use it through the page’s own address (/dicom-web).',
  'problem.archive-not-allowed':
    'The archive does not let you in ({status}). Check user name, password or token under “Change archive”.',
  'problem.archive-not-found':
    'There is no DICOMweb archive at this address ({status}). Check the address; for Orthanc it ends in /dicom-web.',
  'problem.archive-study-gone': 'The archive no longer has these images ({status}). Search again.',
  'problem.archive-timed-out':
    'The archive did not answer in time. Try again, or narrow the search.',
  'problem.archive-not-dicomweb':
    'The answer is not DICOMweb; it may be a sign-in page. Check the address, and that you are signed in.',
  'problem.archive-incomplete':
    'The connection to the archive broke off before all images were here. Nothing was opened; try again.',
  'problem.archive-fewer-objects':
    'The archive lists {total} objects but sent {done}. Compare with the archive before you rely on what is shown.',
  'problem.archive-failed':
    'The archive answered with an error ({status}). Try again; if it stays, tell its administrator.',
  'problem.archive-store-refused':
    'The archive took {stored} of {total} objects. It did not accept them (reason {reason}). Nothing here was changed; try again, or tell its administrator.',
  'problem.archive-store-full':
    'The archive took {stored} of {total} objects. It has no room left (reason {reason}). Nothing here was changed; tell its administrator, then store again.',
  'problem.archive-store-forbidden':
    'The archive took {stored} of {total} objects. You may not store there (reason {reason}). Nothing here was changed; sign in as somebody who may, or ask its administrator.',
  'problem.archive-store-unsupported':
    'The archive took {stored} of {total} objects. It does not take segmentations or structured reports (reason {reason}). Nothing here was changed; save them as files instead.',
} as const;
