"""How is the bot run from the chat: who may, what they see, what they decide?"""
