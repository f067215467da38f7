"""Phantoms: the same seed gives the same chest, sides are a radiograph's, and masks are where the lesion is."""

from functools import cache

import numpy as np
import pytest

from training.phantom import FINDINGS, PhantomImage, cardiothoracic_ratio, render

SIZE = 96


@cache
def render_on(finding: str, side: str) -> PhantomImage:
    return render(11, SIZE, (finding,), sides={finding: side})


def centre_column(mask: np.ndarray) -> float:
    return float(np.flatnonzero(mask.any(0)).mean())


def test_the_same_seed_gives_the_same_image():
    first, second, other = (render(s, SIZE, ("nodule", "pleural-effusion")) for s in (4, 4, 5))
    assert np.array_equal(first.image, second.image)
    assert all(np.array_equal(a.mask, b.mask) for a, b in zip(first.lesions, second.lesions))
    assert not np.array_equal(first.image, other.image)


@pytest.mark.parametrize("view", ["PA", "AP", "LATERAL"])
def test_the_image_has_the_promised_form(view):
    phantom = render(3, SIZE, view=view)
    assert phantom.image.shape == (SIZE, SIZE) and phantom.image.dtype == np.float32
    assert phantom.image.min() >= 0 and phantom.image.max() <= 1 and phantom.image.std() > 0.1
    assert phantom.heart.dtype == bool and phantom.lungs_left.dtype == bool
    assert phantom.lesions == () and phantom.view == view
    assert 0.5 < phantom.pixel_spacing_mm * SIZE / 400 < 1.5


def test_the_patients_right_is_at_the_images_left():
    phantom = render(1, SIZE)
    assert centre_column(phantom.lungs_right) < centre_column(phantom.heart) < centre_column(phantom.lungs_left)
    # The apex of the heart points to the patient's left.
    middle = (centre_column(phantom.lungs_right) + centre_column(phantom.lungs_left)) / 2
    assert centre_column(phantom.heart) > middle


def test_lungs_are_dark_and_the_heart_is_bright():
    phantom = render(2, SIZE)
    lungs = (phantom.lungs_left | phantom.lungs_right) & ~phantom.heart
    assert phantom.image[lungs].mean() + 0.15 < phantom.image[phantom.heart].mean()


@pytest.mark.parametrize(("seed", "view"), [(0, "PA"), (1, "AP"), (2, "PA")])
def test_the_cardiothoracic_ratio_tells_a_large_heart(seed, view):
    for findings, is_large in (((), False), (("cardiomegaly",), True)):
        phantom = render(seed, SIZE, findings, view)
        ratio = cardiothoracic_ratio(phantom.heart, phantom.lungs_left | phantom.lungs_right)
        assert (ratio > 0.5) == is_large
        for lesion in phantom.lesions:
            if lesion.finding == "cardiomegaly":
                assert lesion.attributes["cardiothoracic_ratio"] == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("finding", ["lung-opacity", "atelectasis", "pleural-effusion", "pneumothorax", "nodule", "mass"])
def test_a_lesion_is_on_the_side_asked(finding, side):
    phantom = render_on(finding, side)
    (lesion,) = phantom.lesions
    assert lesion.finding == finding and lesion.side == side
    assert lesion.mask.shape == (SIZE, SIZE) and lesion.mask.sum() >= 4
    own, other = (phantom.lungs_left, phantom.lungs_right)[:: 1 if side == "left" else -1]
    assert abs(centre_column(lesion.mask) - centre_column(own)) < abs(centre_column(lesion.mask) - centre_column(other))


@pytest.mark.parametrize("finding", ["lung-opacity", "pleural-effusion", "pneumothorax", "mass"])
def test_a_lesion_is_brighter_than_the_same_place_opposite_and_air_is_darker(finding):
    phantom = render_on(finding, "right")
    middle = (centre_column(phantom.lungs_right) + centre_column(phantom.lungs_left)) / 2
    mirror = np.clip(np.round(2 * middle - np.arange(SIZE)).astype(int), 0, SIZE - 1)
    place = phantom.lesions[0].mask & ~phantom.heart & ~phantom.heart[:, mirror] & phantom.lungs_left[:, mirror]
    difference = float((phantom.image - phantom.image[:, mirror])[place].mean())
    assert (difference < -0.01) if finding == "pneumothorax" else (difference > 0.03)


def test_a_mass_is_larger_than_three_centimetres_and_a_nodule_is_not():
    for seed in range(2):
        nodule, mass = render(seed, SIZE, ("nodule", "mass")).lesions
        assert nodule.attributes["size_mm"] < 34 and mass.attributes["size_mm"] >= 30


def test_effusion_and_opacity_can_be_on_both_sides():
    phantom = render(8, SIZE, ("pleural-effusion",), sides={"pleural-effusion": "bilateral"})
    mask = phantom.lesions[0].mask
    assert phantom.lesions[0].side == "bilateral"
    assert mask[:, : SIZE // 2].any() and mask[:, SIZE // 2 :].any()


def test_all_findings_at_once_and_an_unknown_one():
    assert [lesion.finding for lesion in render(9, SIZE, FINDINGS).lesions] == list(FINDINGS)
    with pytest.raises(ValueError):
        render(9, SIZE, ("fracture",))
