"""What varies a training image keeps what is known of it true."""

import numpy as np
import torch

from training.augment import mirror, mix
from training.config import FINDINGS
from training.data import Batch, Sample, enlarge
from training.lesions import add_pneumothorax
from training.transplant import surface, transplant


def batch_of(n: int) -> Batch:
    """Every other image has finding 0, drawn."""
    presence = torch.zeros(n, 13)
    presence[::2, 0] = 1
    masks = presence[:, :, None, None].expand(n, 13, 8, 8).clone()
    images = torch.linspace(0, 1, n)[:, None, None, None].expand(n, 1, 64, 64).clone()
    ids = torch.zeros(1, 2, dtype=torch.long)
    return Batch(
        images, ids, presence, torch.ones(n, 13), masks, presence.clone(), torch.zeros(n, 8, 4, 8, 8), torch.zeros(n, 8, 8, 8),
        torch.zeros(n, dtype=torch.long), ids, ids[0], ids[0], torch.zeros(n, 18),
    )  # fmt: skip


def test_a_mirrored_image_keeps_its_right_lung_on_the_image_left():
    sample = Sample(np.zeros((512, 512), np.float32))
    n = len(FINDINGS)
    sample.planes[n, 40:80, 10:50] = 1
    sample.planes[n + 1, 40:90, 70:110] = 1
    sample.planes[5, 50:54, 20:24] = 1
    sample.boxes = [(5, 80.0, 200.0, 96.0, 216.0)]
    turned = mirror(sample)
    assert np.nonzero(turned.planes[n])[1].mean() < 64 < np.nonzero(turned.planes[n + 1])[1].mean()
    assert turned.planes[n].sum() == 50 * 40
    assert turned.boxes == [(5, 416.0, 200.0, 432.0, 216.0)]
    columns = np.nonzero(turned.planes[5])[1]
    assert (columns.min(), columns.max()) == (104, 107)


def test_a_blend_is_sure_of_no_place_that_one_of_the_two_did_not_have():
    batch = batch_of(8)
    batch.mask_trust[:] = 0
    before = batch.presence.clone()
    mix(batch, np.random.default_rng(1), share=1.0)
    changed = [i for i in range(8) if not torch.equal(batch.presence[i], before[i])]
    assert changed
    for i in changed:
        assert 0 < batch.presence[i, 0] < 1
        assert batch.mask_trust[i, 0] == 0


def test_a_blend_of_drawn_lesions_stays_drawn():
    batch = batch_of(8)
    mix(batch, np.random.default_rng(1), share=1.0)
    soft = (batch.presence[:, 0] > 0) & (batch.presence[:, 0] < 1)
    assert soft.any()
    assert torch.allclose(batch.masks[soft, 0].amax((1, 2)), batch.presence[soft, 0])
    assert (batch.mask_trust[soft, 0] > 0).all()


def test_a_moved_lesion_lies_in_its_box_and_in_the_lung():
    rng = np.random.default_rng(0)
    donor = np.full((512, 512), 0.4, np.float32)
    yy, xx = np.mgrid[0:512, 0:512]
    donor += 0.3 * (np.hypot(xx - 200, yy - 220) < 18)
    lungs = np.zeros((512, 512), bool)
    lungs[100:400, 100:220] = True
    image, (x0, y0, x1, y1) = transplant(rng, donor, [180, 200, 220, 240], np.full((512, 512), 0.3, np.float32), lungs)
    rows, columns = np.nonzero(image > 0.4)
    assert x0 - 2 <= columns.min() and columns.max() <= x1 + 2
    assert y0 - 2 <= rows.min() and rows.max() <= y1 + 2
    assert lungs[int((y0 + y1) / 2), int((x0 + x1) / 2)]
    assert transplant(rng, donor, [0, 0, 400, 400], donor, lungs) is None


def test_a_plane_adds_nothing():
    yy, xx = np.mgrid[0:40, 0:50] / 50.0
    assert np.abs(0.3 * xx + 0.5 * yy - surface(0.3 * xx + 0.5 * yy)).max() < 0.08


def test_air_beyond_a_drawn_back_lung_is_darker_and_plain():
    rng = np.random.default_rng(2)
    lung = enlarge(np.pad(np.ones((40, 20), bool), ((10, 14), (38, 6))))
    image = np.clip(0.4 + 0.05 * rng.standard_normal((512, 512)), 0, 1).astype(np.float32)
    before = image.copy()
    mask = add_pneumothorax(rng, image, lung, True)
    assert mask is not None and not mask[~lung].any()
    assert image[mask].mean() < before[mask].mean()
    assert image[mask].std() < before[mask].std()
    assert np.array_equal(image[~lung], before[~lung])
