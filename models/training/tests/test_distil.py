"""A student comes to say what its teacher says, of chests alone."""

import pytest
import torch

from training import distil
from training.config import Net
from training.model import Grounded, Reader

TINY = Net(
    size=64, widths=(8, 8, 16, 16, 32), blocks=(1, 1, 1, 1), pixel_channels=16, width=32, evidence_channels=4,
    text_width=32, vocabulary=64, rounds=1,
)  # fmt: skip


@pytest.fixture
def teacher(tmp_path, monkeypatch) -> distil.Teacher:
    torch.manual_seed(0)
    for name in ("old", "other"):
        torch.save({"average": Reader(TINY).state_dict(), "net": TINY}, tmp_path / f"{name}.pt")
    monkeypatch.setattr(distil, "WORK", tmp_path)
    return distil.Teacher(["old"])


def test_two_teachers_teach_their_mean(teacher):
    images, phrases = torch.rand(2, 1, 64, 64), torch.arange(1, 23).reshape(11, 2)
    first, other, both = teacher(images, phrases), distil.Teacher(["other"])(images, phrases), distil.Teacher(["old", "other"])(images, phrases)
    torch.testing.assert_close(both.presence, (first.presence.float() + other.presence.float()) / 2)
    torch.testing.assert_close(both.masks, (first.masks.float() + other.masks.float()) / 2)
    assert not torch.allclose(first.presence.float(), other.presence.float())


def test_a_student_comes_to_agree_with_its_teacher(teacher):
    torch.manual_seed(1)
    images, phrases = torch.rand(4, 1, 64, 64), torch.arange(1, 23).reshape(11, 2)
    taught, inside = teacher(images, phrases), torch.ones(4, dtype=torch.bool)
    assert distil.agreement_loss(taught, taught, inside).item() == pytest.approx(0, abs=1e-5)
    student = Reader(TINY)
    optimiser = torch.optim.AdamW(student.parameters(), 3e-3)
    losses = []
    for _ in range(15):
        loss = distil.agreement_loss(student(images, phrases)[0][-1], taught, inside)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[0] > 0.01
    assert losses[-1] < 0.5 * losses[0]


def test_what_is_out_of_scope_is_not_learned():
    torch.manual_seed(2)
    one, other = (Grounded(torch.randn(2, 3), torch.randn(2, 3, 8, 8)) for _ in range(2))
    mixed = Grounded(torch.stack([one.presence[0], other.presence[1]]), torch.stack([one.masks[0], other.masks[1]]))
    assert distil.agreement_loss(mixed, one, torch.tensor([True, False])).item() == pytest.approx(0, abs=1e-5)
    assert distil.agreement_loss(mixed, one, torch.tensor([True, True])).item() > 0.01
