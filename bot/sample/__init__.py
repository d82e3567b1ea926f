"""The sample pack: invented articles, written for Mujaz, and a little site on loopback that publishes them."""
