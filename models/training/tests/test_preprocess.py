"""Preprocessing does what GRAPHS.md says."""

import numpy as np

from training.preprocess import letterbox, preprocess, resize_weights


def test_a_wide_image_is_letterboxed_in_the_middle():
    place = letterbox(400, 200, 100)
    assert (place.scale, place.x0, place.y0, place.width, place.height) == (0.25, 0, 25, 100, 50)


def test_boxes_go_to_the_input_and_back():
    place = letterbox(301, 517, 96)
    box = np.array([10.0, 20.0, 30.0, 40.0])
    assert np.allclose(place.to_image(place.to_input(box)), box)


def test_resizing_keeps_a_flat_image_flat_and_a_ramp_rising():
    for source, target in ((7, 3), (3, 7), (512, 384), (5, 5)):
        weights = resize_weights(source, target)
        assert np.allclose(weights.sum(1), 1)
        assert (np.diff(weights @ np.arange(source)) > 0).all()


def test_the_content_is_scaled_by_its_percentiles():
    rng = np.random.default_rng(0)
    field, place = preprocess(rng.normal(1000, 300, (60, 80)), 64)
    content = field[place.y0 : place.y0 + place.height]
    assert content.min() == 0 and content.max() == 1
    assert (field[: place.y0] == 0).all()


def test_monochrome1_and_its_negative_give_the_same_field():
    image = np.random.default_rng(1).random((40, 40))
    assert np.allclose(preprocess(image, 32)[0], preprocess(-image, 32, is_inverted=True)[0])


def test_padding_takes_no_part():
    image = np.random.default_rng(2).random((40, 40)) * 100
    padding = np.zeros((40, 40), bool)
    padding[:, :8] = True
    spoiled = np.where(padding, -5000, image)
    filled = np.where(padding, image[~padding].min(), image)
    assert np.allclose(preprocess(spoiled, 32, padding=padding)[0], preprocess(filled, 32)[0])


def test_a_flat_image_is_zero():
    assert (preprocess(np.full((20, 30), 7.0), 32)[0] == 0).all()
