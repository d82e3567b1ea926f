"""stub for measuring only; replaced on merge."""


async def tell_followers(desk, feed, text_key, **details):
    return 0
