"""Write the four sample studies that ship with the app: `python -m training.samples [--out public/samples]`.

Each is one phantom radiograph as a DICOM file, in a transfer syntax of its own, whose header says
throughout that it is synthetic. The same code writes the same pixels, headers and UIDs. The JPEG
Lossless file is encoded by dcmcjpeg (Debian package dcmtk), the others by pydicom's plugins
pyjpegls and pylibjpeg-openjpeg.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, JPEG2000Lossless, JPEGLosslessSV1,
    JPEGLSLossless, RLELossless)

from .phantom import PhantomImage, render

BITS = 12
NOTICE = "Synthetic phantom, not a patient"


@dataclass(frozen=True)
class Sample:
    """One study to write: its id is also its file's name; sides are those of its lesions."""

    id: str
    seed: int
    findings: tuple[str, ...]
    sides: dict[str, str]
    syntax: UID
    sex: str
    title_en: str
    title_ja: str
    is_inverted: bool = False
    size: int = 2000


SAMPLES = (
    Sample("normal", 102, (), {}, JPEGLosslessSV1, "M", "Normal chest", "正常胸部"),
    Sample("effusion", 205, ("pleural-effusion",), {"pleural-effusion": "right"}, JPEGLSLossless, "M",
           "Right pleural effusion", "右胸水"),
    Sample("pneumothorax", 301, ("pneumothorax",), {"pneumothorax": "left"}, JPEG2000Lossless, "M",
           "Left pneumothorax", "左気胸", is_inverted=True),
    Sample("mass-cardiomegaly", 403, ("mass", "cardiomegaly"), {"mass": "right"}, RLELossless, "F",
           "Right lung mass and enlarged heart", "右肺腫瘤と心拡大", size=1900),
)


def make_uid(*parts: str) -> UID:
    """A UID under 2.25 (ITU-T X.667) that is the same whenever `parts` are."""
    digest = hashlib.sha256("/".join(("shoken-phantom",) + parts).encode()).digest()
    return UID(f"2.25.{int.from_bytes(digest[:16], 'big')}")


def code(value: str, scheme: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def to_stored(image: np.ndarray, is_inverted: bool) -> np.ndarray:
    """A picture float [H,W] in 0..1 as stored values uint16 of BITS bits; MONOCHROME1 if inverted."""
    top = 2**BITS - 1
    values = np.round(np.clip(image, 0, 1) * top).astype(np.uint16)
    return top - values if is_inverted else values


def build_header(sample: Sample, phantom: PhantomImage) -> Dataset:
    """Everything but pixels of a DX image for presentation (PS3.3 A.26), postero-anterior."""
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.ImageType = ["DERIVED", "PRIMARY", ""]
    ds.DerivationDescription = f"{NOTICE}: ray sums through a procedural thorax"
    ds.SOPClassUID = DigitalXRayImageStorageForPresentation
    ds.SOPInstanceUID = make_uid(sample.id, "image")
    ds.StudyInstanceUID = make_uid(sample.id, "study")
    ds.SeriesInstanceUID = make_uid(sample.id, "series")
    for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate", "InstanceCreationDate"):
        setattr(ds, keyword, "20250601")
    for keyword in ("StudyTime", "SeriesTime", "AcquisitionTime", "ContentTime", "InstanceCreationTime"):
        setattr(ds, keyword, "090000")
    ds.Modality, ds.PresentationIntentType = "DX", "FOR PRESENTATION"
    ds.Manufacturer, ds.ManufacturerModelName = "Shoken phantom", "Procedural thorax"
    ds.SoftwareVersions, ds.DeviceSerialNumber = "1", "0"
    ds.InstitutionName = "None (synthetic image)"
    ds.ReferringPhysicianName, ds.AccessionNumber = "", ""
    ds.StudyDescription = f"Chest PA. {NOTICE}"
    ds.SeriesDescription = f"Chest PA. {NOTICE}"
    ds.ImageComments = NOTICE
    ds.PatientName = f"PHANTOM^{sample.id.upper()}"
    ds.PatientID = f"PHANTOM-{sample.id.upper()}"
    ds.PatientBirthDate, ds.PatientSex, ds.PatientAge = "", sample.sex, "055Y"
    ds.PatientIdentityRemoved = "YES"
    ds.DeidentificationMethod = NOTICE
    ds.StudyID, ds.SeriesNumber, ds.InstanceNumber, ds.AcquisitionNumber = "1", 1, 1, 1
    ds.BodyPartExamined, ds.ViewPosition, ds.PatientOrientation = "CHEST", phantom.view, ["L", "F"]
    ds.ImageLaterality = "U"
    ds.AnatomicRegionSequence = Sequence([code("816094009", "SCT", "Chest")])
    view = code("272479007", "SCT", "postero-anterior")
    view.ViewModifierCodeSequence = Sequence([])
    ds.ViewCodeSequence = Sequence([view])
    ds.PatientOrientationCodeSequence = Sequence([_upright()])
    ds.AcquisitionContextSequence = Sequence([])
    ds.PositionerType, ds.DetectorType = "NONE", "DIRECT"
    ds.DetectorConfiguration = "AREA"
    spacing = f"{phantom.pixel_spacing_mm:.6f}"
    # The rays are scaled to the mid-plane of the chest, so the detector's spacing is the same.
    ds.ImagerPixelSpacing = [spacing, spacing]
    ds.PixelSpacing = [spacing, spacing]
    ds.PixelSpacingCalibrationType = "GEOMETRY"
    ds.PixelSpacingCalibrationDescription = "Mid-plane of the phantom"
    ds.EstimatedRadiographicMagnificationFactor = "1.0"
    ds.FieldOfViewShape = "RECTANGLE"
    ds.BurnedInAnnotation, ds.RecognizableVisualFeatures = "YES", "NO"
    ds.LossyImageCompression = "00"
    ds.PixelIntensityRelationship = "LOG"
    ds.PixelIntensityRelationshipSign = 1 if sample.is_inverted else -1
    ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = "0", "1", "US"
    ds.WindowCenter, ds.WindowWidth = str(2 ** (BITS - 1)), str(2**BITS)
    ds.WindowCenterWidthExplanation = "FULL RANGE"
    ds.VOILUTFunction = "LINEAR"
    ds.PresentationLUTShape = "INVERSE" if sample.is_inverted else "IDENTITY"
    ds.SamplesPerPixel, ds.PixelRepresentation = 1, 0
    ds.PhotometricInterpretation = "MONOCHROME1" if sample.is_inverted else "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, BITS, BITS - 1
    return ds


def _upright() -> Dataset:
    item = code("C86043", "NCIt", "erect")
    item.PatientOrientationModifierCodeSequence = Sequence([code("10904000", "SCT", "standing")])
    return item


def encode(ds: Dataset, pixels: np.ndarray, syntax: UID) -> bytes:
    """A DICOM file (PS3.10) of `ds` with pixels uint16 [H,W] in a lossless `syntax`."""
    ds.Rows, ds.Columns = pixels.shape
    ds.PixelData = pixels.astype("<u2").tobytes()
    ds["PixelData"].VR = "OW"
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if syntax == JPEGLosslessSV1:
        ds = _encode_with_dcmtk(ds)
    else:
        ds.compress(syntax, generate_instance_uid=False)
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.file_meta.ImplementationClassUID = make_uid("implementation")
    ds.file_meta.ImplementationVersionName = "SHOKEN_PHANTOM"
    out = BytesIO()
    ds.save_as(out, enforce_file_format=True)
    return out.getvalue()


def _encode_with_dcmtk(ds: Dataset) -> Dataset:
    if shutil.which("dcmcjpeg") is None:
        raise SystemExit("dcmcjpeg is not installed: apt-get install dcmtk")
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder) / "plain.dcm", Path(folder) / "packed.dcm"
        ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
        ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
        ds.save_as(plain, enforce_file_format=True)
        subprocess.run(["dcmcjpeg", "+e1", "+un", str(plain), str(packed)], check=True)
        return dcmread(packed)


def write_sample(sample: Sample, folder: Path) -> dict:
    """Write one study and return its entry of index.json; raises if it does not decode to what went in."""
    phantom = render(sample.seed, sample.size, sample.findings, "PA", sample.sides)
    pixels = to_stored(phantom.image, sample.is_inverted)
    data = encode(build_header(sample, phantom), pixels, sample.syntax)
    if not np.array_equal(dcmread(BytesIO(data)).pixel_array, pixels):
        raise RuntimeError(f"{sample.id}: the {sample.syntax.name} file does not decode to its own pixels")
    path = folder / f"{sample.id}.dcm"
    path.write_bytes(data)
    return {"id": sample.id, "file": path.name, "title": {"en": f"{sample.title_en} (phantom)", "ja": f"{sample.title_ja}(ファントム)"},
            "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "public" / "samples")
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    studies = [write_sample(sample, folder) for sample in SAMPLES]
    index = json.dumps({"studies": studies}, ensure_ascii=False, indent=2)
    (folder / "index.json").write_text(index + "\n", encoding="utf-8")
    for study in studies:
        print(f"{study['file']:24} {study['bytes'] / 1e6:6.2f} MB  {study['sha256'][:12]}")


if __name__ == "__main__":
    main()
